using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tickets;

/// <summary>What a decision knows.</summary>
/// <param name="News">Timeline events after <see cref="Ticket.DecidedEvent"/>, in order.</param>
/// <param name="Team">The staff, with how many open tickets each has.</param>
public sealed record TicketFacts(Ticket Ticket, IReadOnlyList<TicketEvent> News, IReadOnlyList<TeamMember> Team);

public sealed record TeamMember(Person Person, int OpenTickets);

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Ticket">Its <see cref="Ticket.DecidedEvent"/> and <see cref="Ticket.WakeAt"/> are those of this decision.</param>
/// <param name="Finished">Nothing will ever be due by itself again, unless somebody reopens it.</param>
public sealed record TicketDecision(Ticket Ticket, IReadOnlyList<TicketEvent> Events, IReadOnlyList<Notice> Notices, bool Finished);

/// <summary>The promise itself (SPEC section 2).</summary>
public static class TicketRule
{
    public static TicketDecision Next(Catalog catalog, TicketFacts facts, Instant now) => throw new NotSupportedException();
}
