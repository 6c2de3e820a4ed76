namespace SupportFlows.Domain.Tickets;

/// <summary>What a command makes of a ticket: its new state and what goes into the timeline, written together or not at all.</summary>
public sealed record TicketChange(Ticket Ticket, IReadOnlyList<TicketEvent> Events);
