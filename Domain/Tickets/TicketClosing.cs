using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

static class TicketClosing
{
    /// <summary>Closes; what was still promised is cancelled, what was missed stays missed.</summary>
    /// <param name="why"><c>closed</c>, <c>no-answer</c>, <c>resolved</c> or <c>merged</c>.</param>
    public static TimelineEvent Close(TicketEdit edit, string why, string? reason = null, string? mergedInto = null)
    {
        foreach (var kind in Enum.GetValues<ClockKind>()) edit.CancelClock(kind);
        edit.Ticket = edit.Ticket with { Status = TicketStatus.Closed, ClosedAt = edit.Now, PendingSince = null, MergedInto = mergedInto };
        return edit.Handle(TicketEvents.Closed, Details.Of(("why", why), ("reason", reason), ("mergedInto", mergedInto)));
    }
}
