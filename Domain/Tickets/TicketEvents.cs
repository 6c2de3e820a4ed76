namespace SupportFlows.Domain.Tickets;

/// <summary>The names of timeline events. Stored and shown to others: a name, once shipped, keeps its meaning.</summary>
public static class TicketEvents
{
    public const string Accepted = "accepted";
    public const string Acknowledged = "acknowledged";
    public const string Assigned = "assigned";
    public const string Replied = "replied";
    public const string Noted = "noted";
    public const string Reclassified = "reclassified";
    public const string Warned = "clock-warned";
    public const string Missed = "clock-missed";
    public const string Met = "clock-met";

    /// <summary>A command found a due time passed before the alarm clock did; the next decision records the miss.</summary>
    public const string Overdue = "clock-overdue";

    public const string Started = "clock-started";
    public const string Paused = "clock-paused";
    public const string Resumed = "clock-resumed";
    public const string Cancelled = "clock-cancelled";
    public const string Pending = "pending";
    public const string Reminded = "reminded";
    public const string Resolved = "resolved";
    public const string Closed = "closed";
    public const string Reopened = "reopened";
    public const string Merged = "merged";
    public const string Tagged = "tagged";
    public const string Untagged = "untagged";
    /// <summary>A message about the ticket was given up: whoever it was for has not been told.</summary>
    public const string MessageFailed = "message-failed";

    /// <summary>Those on call are to be paged.</summary>
    public const string PageOrdered = "page-ordered";

    public const string PageAcknowledged = "page-acknowledged";

    /// <summary>Everybody was paged, as often as the policy says, and nobody answered.</summary>
    public const string PageUnanswered = "page-unanswered";

    /// <summary>A file came to it.</summary>
    public const string Attached = "attached";

    /// <summary>The staff deleted a file of it.</summary>
    public const string Detached = "detached";

    public const string Watched = "watched";
    public const string Unwatched = "unwatched";
}
