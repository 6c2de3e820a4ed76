using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>The wrap-up report of an event: what can be counted, and the TAM's words once they are written.</summary>
/// <param name="Updates">What the event team said, oldest first.</param>
/// <param name="StatusesSent">How often the customer was told how things stood.</param>
public sealed record IemFigures(
    string RequestId,
    string Event,
    string Account,
    LocalDate FirstDay,
    LocalDate LastDay,
    string TimeZone,
    IemStatus Status,
    IemReport? Report,
    TicketFigures Tickets,
    IReadOnlyList<MilestoneFigures> Milestones,
    IReadOnlyList<UpdateFigures> Updates,
    int StatusesSent,
    IReadOnlyList<Risk> Risks,
    IReadOnlyList<ScorecardAnswer> Scorecard,
    IemClosing? Closing)
{
    /// <param name="timeline">Of the request, all of it.</param>
    /// <param name="tickets">Of the account.</param>
    public static IemFigures Of(IemRequest request, IReadOnlyList<TimelineEvent> timeline, IReadOnlyList<Ticket> tickets)
    {
        return new IemFigures(
            request.Id,
            request.Event,
            request.AccountName,
            request.FirstDay,
            request.LastDay,
            request.TimeZone,
            request.Status,
            request.Report,
            TicketFigures.Of(request, tickets),
            [.. request.Milestones.Select(m => new MilestoneFigures(m.Id, m.DueAt, m.DoneAt, m.State, OnTime: m.DoneAt is { } done ? done <= m.DueAt : null))],
            [.. timeline.Where(e => e.Type == IemEvents.Updated).Select(e => new UpdateFigures(e.At, e.Details["state"]!, e.Body ?? "", e.Actor.Name))],
            timeline.Count(e => e.Type == IemEvents.StatusSent),
            request.Risks,
            request.Scorecard,
            request.Closing);
    }
}

/// <summary>The tickets that were filed while the event ran.</summary>
/// <param name="Answered">With a first response within the target.</param>
/// <param name="Missed">Without.</param>
/// <param name="SlowestResponse">Of those that were answered.</param>
public sealed record TicketFigures(int Filed, int Urgent, int Answered, int Missed, Duration? SlowestResponse, IReadOnlyList<TicketFigure> All)
{
    /// <param name="tickets">Of the account.</param>
    public static TicketFigures Of(IemRequest request, IReadOnlyList<Ticket> tickets)
    {
        var (from, to) = IemClaims.Window(request);
        var filed = tickets.Where(t => from <= t.AcceptedAt && t.AcceptedAt < to).OrderBy(t => t.AcceptedAt).ToList();
        var all = filed.ConvertAll(TicketFigure.Of);
        return new TicketFigures(
            all.Count,
            filed.Count(t => t.Severity.Owed >= Severity.ProductionImpacted),
            all.Count(t => t.FirstResponse == ClockState.Met),
            all.Count(t => t.FirstResponse == ClockState.Missed),
            all.Max(t => t.After),
            all);
    }
}

/// <param name="After">From acceptance to the first response; null: there was none yet.</param>
public sealed record TicketFigure(string Id, string Subject, Severity Severity, Instant AcceptedAt, ClockState? FirstResponse, Duration? After)
{
    public static TicketFigure Of(Ticket ticket)
    {
        var clock = ticket.Clocks.FirstOrDefault(c => c.Kind == ClockKind.FirstResponse);
        var answered = clock is { State: ClockState.Met or ClockState.Missed, EndedAt: { } ended } ? ended - ticket.AcceptedAt : (Duration?)null;
        return new TicketFigure(ticket.Id, ticket.Subject, ticket.Severity.Owed, ticket.AcceptedAt, clock?.State, answered);
    }
}

/// <param name="OnTime">Null: not done.</param>
public sealed record MilestoneFigures(string Id, Instant DueAt, Instant? DoneAt, MilestoneState State, bool? OnTime);

/// <param name="State">As on the wire: <c>green</c>, <c>amber</c>, <c>red</c>.</param>
public sealed record UpdateFigures(Instant At, string State, string Note, string By);
