using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>What becomes of a ticket that waits: reminders to the customer, and in the end it closes by itself.</summary>
static class FollowUps
{
    public static void Keep(TicketTurn turn)
    {
        switch (turn.Ticket)
        {
            case { Status: TicketStatus.PendingCustomer, PendingSince: { } since }:
                if (turn.Policy.ClosePendingAfter is { } patience && turn.Now >= since + patience) Close(turn, "no-answer");
                else Remind(turn, since);
                break;
            case { Status: TicketStatus.Resolved, ResolvedAt: { } resolved } when turn.Now >= resolved + turn.Policy.CloseResolvedAfter:
                Close(turn, "resolved");
                break;
        }
    }

    /// <summary>Reminders that were due at the same time count as one.</summary>
    static void Remind(TicketTurn turn, NodaTime.Instant since)
    {
        var due = turn.Policy.PendingReminders.Count(after => turn.Now >= since + after);
        if (due <= turn.Ticket.RemindersSent) return;
        turn.Edit.Ticket = turn.Ticket with { RemindersSent = due };
        var reminded = turn.Edit.Add(TicketEvents.Reminded, Details.Of(("number", $"{due}")));
        turn.Notices.ToContact(
            Templates.TicketReminder,
            reminded.Number,
            ("number", $"{due}"),
            ("pendingSince", Wire.Text(since)),
            ("closesAt", Wire.Text(since + turn.Policy.ClosePendingAfter)));
    }

    static void Close(TicketTurn turn, string why) =>
        TicketNews.Tell(turn, TicketClosing.Close(turn.Edit, why));
}
