using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Launch events, first day first: a customer's own, or all that are not over.</summary>
/// <param name="Past">A customer's that are over, newest first.</param>
/// <param name="IsOver">The staff looks at those that are over.</param>
/// <param name="Quota">A customer's; null when his plan has no sessions.</param>
/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record LaunchEventsModel(IReadOnlyList<LaunchEventRow> Rows, IReadOnlyList<LaunchEventRow> Past, bool IsOver, Quota? Quota, string? Next);

/// <param name="Next">Null: nothing more comes.</param>
/// <param name="Owner">Name of whoever of the staff has to act; null: nobody of them.</param>
public sealed record LaunchEventRow(string Id, string Event, string Customer, LocalDate FirstDay, LocalDate LastDay, string TimeZone, IemStatus Status, IemNext? Next, string? Owner);

/// <summary>Sessions of a service year.</summary>
public sealed record Quota(SessionCount Sessions, ServiceYear Year);
