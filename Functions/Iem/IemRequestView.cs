using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Functions.Http;

namespace SupportFlows.Functions.Iem;

/// <summary>A request for a guarded launch event, as its readers see it.</summary>
/// <param name="LastDay">Inclusive.</param>
/// <param name="TimeZone">tz database id: the customer's, in which its days begin and end.</param>
/// <param name="StartsAt">When the first day begins.</param>
/// <param name="EndsAt">When the last day is over.</param>
/// <param name="ExpectedPeak">In the customer's words and unit.</param>
/// <param name="Tam">The technical account manager's id.</param>
/// <param name="DecideBy">When the decision is due, while it is owed.</param>
/// <param name="Quotes">Oldest first; only the last one can be open.</param>
/// <param name="Roster">The dedicated roster of the event days.</param>
/// <param name="RosterGaps">When nobody is on the roster; null while there is none.</param>
/// <param name="Gate">The last go or no-go; null again when the days are moved.</param>
/// <param name="LastUpdate">What the event team said last.</param>
/// <param name="StatusAt">When the customer was last told how things stand.</param>
/// <param name="UncoveredSince">No plan with the service covers all event days any more; null again when one does.</param>
/// <param name="EndedAt">When it was closed, rejected, cancelled or called off.</param>
sealed record IemRequestView(
    string Id,
    string ExternalId,
    string AccountId,
    string Event,
    IemStatus Status,
    LocalDate FirstDay,
    LocalDate LastDay,
    string TimeZone,
    Instant StartsAt,
    Instant EndsAt,
    string? ExpectedPeak,
    IReadOnlyList<string> Products,
    IReadOnlyList<IemContact> Contacts,
    IemPlan Plan,
    string? Tam,
    IemNoticeView Notice,
    Instant? DecideBy,
    IemDecision? Approval,
    IemSessionView Session,
    IEnumerable<QuoteView> Quotes,
    IEnumerable<MilestoneView> Milestones,
    IEnumerable<ScorecardView> Scorecard,
    IReadOnlyList<Risk> Risks,
    IReadOnlyList<FixedShift> Roster,
    IEnumerable<SpanView>? RosterGaps,
    IemDecision? Gate,
    IemUpdate? LastUpdate,
    Instant? StatusAt,
    Instant? UncoveredSince,
    Instant? StartedAt,
    IemReport? Report,
    IemClosing? Closing,
    Survey? Survey,
    Instant AcceptedAt,
    Instant UpdatedAt,
    Instant? EndedAt)
{
    public static IemRequestView Of(IemRequest r, IemPolicy policy)
    {
        var (startsAt, endsAt) = IemClaims.Window(r);
        return new IemRequestView(
            r.Id,
            r.ExternalId,
            r.AccountId,
            r.Event,
            r.Status,
            r.FirstDay,
            r.LastDay,
            r.TimeZone,
            startsAt,
            endsAt,
            r.ExpectedPeak,
            r.Products,
            r.Contacts,
            r.Plan,
            r.TamId,
            new IemNoticeView(r.Notice.Days, r.Notice.Wanted, r.Notice.IsShort),
            r.DecideBy,
            r.Approval,
            new IemSessionView(IemClaims.Of(r).UsesSession, IemClaims.Stands(r) is null, r.FurtherDays),
            r.Quotes.Select(QuoteView.Of),
            r.Milestones.Select(m => MilestoneView.Of(m, r, policy)),
            policy.Scorecard.Select(i => ScorecardView.Of(i, r)),
            r.Risks,
            r.Roster,
            r.Roster.Count == 0 ? null : IemRoster.Gaps(r).Select(g => new SpanView(g.Start, g.End)),
            r.Gate,
            r.LastUpdate,
            r.StatusAt,
            r.UncoveredSince,
            r.StartedAt,
            r.Report,
            r.Closing,
            r.Survey,
            r.AcceptedAt,
            r.UpdatedAt,
            r.EndedAt);
    }
}

/// <param name="BusinessDays">Between the request and the first day.</param>
/// <param name="Recommended">So many are.</param>
/// <param name="Expedited">There are fewer: the TAM approves with a reason.</param>
sealed record IemNoticeView(int BusinessDays, int Recommended, bool Expedited);

/// <param name="Complimentary">It uses one of the sessions that the plan grants.</param>
/// <param name="GivenBack">It ended before it began, and no longer counts.</param>
/// <param name="FurtherDays">Bought beyond the session.</param>
sealed record IemSessionView(bool Complimentary, bool GivenBack, int FurtherDays);
