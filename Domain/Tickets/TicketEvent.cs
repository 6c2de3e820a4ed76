using NodaTime;

namespace SupportFlows.Domain.Tickets;

/// <summary>One entry of the timeline: who, what, when, from which channel. Never rewritten (SPEC section 2).</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Type">One of <see cref="TicketEvents"/>.</param>
/// <param name="Body">The words of a reply or note.</param>
/// <param name="Public">False for what only staff may see.</param>
public sealed record TicketEvent(
    int Number,
    Instant At,
    string Type,
    Actor Actor,
    string Channel,
    IReadOnlyDictionary<string, string?> Details,
    string? Body = null,
    bool Public = true);

/// <param name="Id">Person id, contact's address, or the rule that acted.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    public static readonly Actor System = new(ActorKind.System, "supportflows", "SupportFlows");
}

public enum ActorKind
{
    Customer,
    Staff,
    System,
}

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

    public const string Watched = "watched";
    public const string Unwatched = "unwatched";
}
