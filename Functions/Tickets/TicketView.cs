using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Tickets;

/// <summary>A ticket as its readers see it.</summary>
/// <param name="ExternalId">Its number where it came from.</param>
/// <param name="AccountId">Null for an unknown sender.</param>
/// <param name="Plan">The plan in force when it was filed.</param>
/// <param name="Assignee">A person's id.</param>
/// <param name="Clocks">What is promised, oldest first.</param>
/// <param name="Watchers">Email addresses that hear of every public reply.</param>
/// <param name="MergedInto">The ticket where it goes on.</param>
/// <param name="Tags">The staff's own; null for a customer.</param>
sealed record TicketView(
    string Id,
    string? ExternalId,
    string? AccountId,
    string Plan,
    string Subject,
    string Description,
    string? Product,
    Software? Software,
    Contact Contact,
    TicketStatus Status,
    TicketSeverity Severity,
    ScopeVerdict Scope,
    string? Assignee,
    IReadOnlyList<ClockView> Clocks,
    IReadOnlyList<string>? Tags,
    IReadOnlyList<string> Watchers,
    Instant AcceptedAt,
    Instant UpdatedAt,
    Instant? ResolvedAt,
    Instant? ClosedAt,
    string? MergedInto)
{
    public static TicketView Of(Ticket ticket, Caller? reader) => new(
        ticket.Id,
        ticket.ExternalId,
        ticket.AccountId,
        ticket.Plan,
        ticket.Subject,
        ticket.Description,
        ticket.Product,
        ticket.Software,
        ticket.Contact,
        ticket.Status,
        ticket.Severity,
        ticket.Scope,
        ticket.AssigneeId,
        [.. ticket.Clocks.Select(ClockView.Of)],
        reader?.Role is null or Role.Customer ? null : ticket.Tags,
        ticket.Watchers,
        ticket.AcceptedAt,
        ticket.UpdatedAt,
        ticket.ResolvedAt,
        ticket.ClosedAt,
        ticket.MergedInto);
}

/// <summary>One promise about time.</summary>
/// <param name="Number">Tells two of a kind apart: each customer's message starts a next-response clock of its own.</param>
/// <param name="Target">How long it may take.</param>
/// <param name="DueAt">Met means strictly before it.</param>
/// <param name="PausedAt">Since when it stands; null while it runs.</param>
/// <param name="PausedFor">How long it has stood so far.</param>
/// <param name="EndedAt">When it was met or cancelled.</param>
/// <param name="MissedAt">A miss is never taken back.</param>
sealed record ClockView(ClockKind Kind, int Number, Duration Target, Instant StartedAt, Instant DueAt, ClockState State, Instant? PausedAt, Duration PausedFor, Instant? EndedAt, Instant? MissedAt)
{
    public static ClockView Of(Clock clock) => new(
        clock.Kind, clock.Number, clock.Target, clock.StartedAt, clock.DueAt, clock.State, clock.PausedAt, clock.PausedFor, clock.EndedAt, clock.MissedAt);
}
