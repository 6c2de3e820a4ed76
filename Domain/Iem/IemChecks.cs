using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Iem;

/// <summary>A check that a request does not pass.</summary>
/// <param name="Why">What is missing, and what to do.</param>
public sealed record FailedCheck(string Id, bool Blocks, string Why);

/// <summary>What the milestones of a session may ask for.</summary>
public static class IemChecks
{
    public const string IntakeComplete = "intake-complete";
    public const string ContactsByRole = "contacts-by-role";
    public const string RollbackPlan = "rollback-plan";
    public const string ScorecardComplete = "scorecard-complete";
    public const string ScorecardNotRed = "scorecard-not-red";
    public const string RisksClosed = "risks-closed";
    public const string RosterCoversEvent = "roster-covers-event";
    public const string EscalationMatrix = "escalation-matrix";
    public const string PlanCoversEvent = "plan-covers-event";

    public static readonly IReadOnlyList<string> All =
        [IntakeComplete, ContactsByRole, RollbackPlan, ScorecardComplete, ScorecardNotRed, RisksClosed, RosterCoversEvent, EscalationMatrix, PlanCoversEvent];

    public static IReadOnlyList<FailedCheck> Failed(IemPolicy policy, IemRequest request, Milestone milestone, bool isCovered) =>
        [.. milestone.Template.Checks.Select(c => (c, Why: Why(policy, request, c.Id, isCovered))).Where(c => c.Why is not null).Select(c => new FailedCheck(c.c.Id, c.c.Blocks, c.Why!))];

    /// <summary>Null: it passes.</summary>
    static string? Why(IemPolicy policy, IemRequest request, string check, bool isCovered) => check switch
    {
        IntakeComplete => Missing("The plan lacks", Intake(request)),
        ContactsByRole => Missing("No role is said of", request.Contacts.Where(c => c.Role is null).Select(c => c.Name)),
        RollbackPlan => Missing("The rollback plan lacks", Rollback(request.Plan.Rollback)),
        ScorecardComplete => Missing("The scorecard has no answer to", policy.Scorecard.Select(i => i.Id).Except(request.Scorecard.Select(a => a.Item))),
        ScorecardNotRed => Missing("The scorecard is red at", request.Scorecard.Where(a => a.Light == Light.Red).Select(a => a.Item)),
        RisksClosed => Missing("Close these risks, or accept them with a reason:", request.Risks.Where(r => r.State == RiskState.Open).Select(r => $"{r.Id} ({r.Title})")),
        RosterCoversEvent => Uncovered(request),
        EscalationMatrix => request.Plan.Escalation.Count == 0 ? "The plan says nothing of who is called when: give its escalation." : null,
        PlanCoversEvent => isCovered ? null : "The account's plan does not cover all event days any more: renew it, or move the event.",
        _ => null,
    };

    static IEnumerable<string> Intake(IemRequest request)
    {
        if (request.ExpectedPeak is null) yield return "expectedPeak";
        if (request.Products.Count == 0) yield return "products";
        if (request.Plan.SuccessCriteria is null) yield return "successCriteria";
        if (request.Plan.Bridge is null) yield return "bridge";
        if (request.Plan.TrafficMultiple is null) yield return "trafficMultiple";
    }

    static IEnumerable<string> Rollback(ActionPlan? plan)
    {
        if (plan is null)
        {
            yield return "everything";
            yield break;
        }

        if (plan.Trigger is null) yield return "trigger";
        if (plan.Owner is null) yield return "owner";
        if (plan.Verification is null) yield return "verification";
    }

    static string? Uncovered(IemRequest request) =>
        IemRoster.Gaps(request) is [var first, ..] ? $"Nobody is on the roster from {first.Start} to {first.End}: set the roster." : null;

    static string? Missing(string what, IEnumerable<string> things) => string.Join(", ", things) is { Length: > 0 } list ? $"{what} {list}." : null;
}

/// <summary>The roster as a schedule, which stands by itself for the days of the event.</summary>
public static class IemRoster
{
    const string Part = "event";

    /// <summary>Of the schedule, and of the escalation policy by which the account's tickets page while the event runs.</summary>
    public static string IdOf(string requestId) => $"iem-{requestId}";

    /// <summary>Null: there is no roster.</summary>
    public static TemporarySchedule? Of(IemRequest request)
    {
        var (from, to) = (request.Days.StartsAt, request.Days.EndsAt);
        // Days that were moved may leave shifts outside.
        var shifts = request.Roster
            .Select(s => new FixedShift(s.PersonId, Instant.Max(s.From, from), Instant.Min(s.To, to)))
            .Where(s => s.From < s.To)
            .ToList();
        return shifts.Count == 0 ? null : new TemporarySchedule($"{Part}-{request.Revision}", from, to, shifts);
    }

    public static IReadOnlyList<Interval> Gaps(IemRequest request) =>
        OnCall.OnCall.Gaps(Schedule(request), request.Days.StartsAt, request.Days.EndsAt);

    /// <summary>Ids of those on duty.</summary>
    public static IReadOnlyList<string> At(IemRequest request, Instant at) => OnCall.OnCall.At(Schedule(request), at);

    public static Schedule Schedule(IemRequest request) => new()
    {
        Id = IdOf(request.Id),
        Name = $"{request.Event} ({request.AccountName})",
        TimeZone = request.TimeZone,
        Temporary = Of(request) is { } roster ? [roster] : [],
    };
}
