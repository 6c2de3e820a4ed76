namespace SupportFlows.Domain.Tickets;

/// <summary>Which promise of a ticket presses most: by it the queue is ordered.</summary>
public static class Pressing
{
    /// <summary>What is owed and due first, also when that has passed. Null: nothing is owed at present.</summary>
    public static Clock? Of(Ticket ticket) => ticket.Status is TicketStatus.PendingCustomer or TicketStatus.Resolved or TicketStatus.Closed
        ? null
        : ticket.Clocks.Where(c => c.State == ClockState.Running || c is { State: ClockState.Missed, EndedAt: null }).MinBy(c => c.DueAt);
}
