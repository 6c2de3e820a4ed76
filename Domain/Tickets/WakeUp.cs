using NodaTime;

namespace SupportFlows.Domain.Tickets;

/// <summary>One durable timer at a time: the next of everything that falls due by itself (SPEC section 2).</summary>
static class WakeUp
{
    public static Instant? Next(TicketTurn turn)
    {
        var ticket = turn.Ticket;
        IEnumerable<Instant?> dues = [.. ticket.Clocks.Where(c => c.State == ClockState.Running).Select(c => Next(turn, c)), .. FollowUp(turn)];
        if (turn.NeedsAssignee) dues = dues.Append(Assignment.NextShift(turn.Plan.HandledBy, turn.Team, turn.Now));
        return dues.Min();
    }

    static Instant? Next(TicketTurn turn, Clock clock) =>
        turn.Policy.Warnings.Except(clock.Warned).Select(p => Clocks.WarningAt(clock, p, turn.Hours)).Append(clock.DueAt).Min();

    static IEnumerable<Instant?> FollowUp(TicketTurn turn) => turn.Ticket switch
    {
        { Status: TicketStatus.PendingCustomer, PendingSince: { } since } =>
            [.. turn.Policy.PendingReminders.Skip(turn.Ticket.RemindersSent).Take(1).Select(r => (Instant?)(since + r)), since + turn.Policy.ClosePendingAfter],
        { Status: TicketStatus.Resolved, ResolvedAt: { } resolved } => [resolved + turn.Policy.CloseResolvedAfter],
        _ => [],
    };
}
