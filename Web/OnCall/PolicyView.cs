using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>An escalation policy, and whom it would reach at this moment.</summary>
public sealed record PolicyView(
    string Id, string Name, IReadOnlyList<LevelView> Levels, int Repeat, TargetView? LastResort, Duration LastResortEvery, Duration? RepageAfter, IReadOnlyList<MaintenanceWindow> Maintenance);

/// <param name="Number">From 1.</param>
/// <param name="Wait">Until the next one, when nobody answers.</param>
public sealed record LevelView(int Number, IReadOnlyList<TargetView> Targets, Duration Wait);

/// <param name="People">Whom it means now; none: nobody is on call.</param>
public sealed record TargetView(TargetKind Kind, string Id, string Name, IReadOnlyList<ReachedPerson> People);

/// <param name="IsReachable">By the rules of an ordinary page and of an important one.</param>
public sealed record ReachedPerson(string Id, string Name, bool IsReachable);
