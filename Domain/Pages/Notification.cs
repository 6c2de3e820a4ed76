using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Pages;

/// <summary>One step of one person's rules: one message.</summary>
/// <param name="Key">Of the message.</param>
/// <param name="Episode">Of the page.</param>
/// <param name="Stage">Of the episode.</param>
/// <param name="Step">Index in the person's rules as they were when the level began.</param>
/// <param name="Due">Not before.</param>
public sealed record Notification(
    string Key, int Episode, int Stage, int Step, string PersonId, string MethodId, Channel Channel, string Address, Instant Due, NotificationState State = NotificationState.Planned)
{
    public Instant? OfferedAt { get; init; }

    /// <summary>It failed, or nobody can tell that it arrived, or it is late: the person's next step was taken in its place.</summary>
    public bool MovedOn { get; init; }

    /// <summary>What the provider said last.</summary>
    public string? Error { get; init; }
}

public enum NotificationState
{
    Planned,

    /// <summary>In the outbox; it is not known yet what becomes of it.</summary>
    Offered,
    Failed,
    Delivered,

    /// <summary>A human reacted to it.</summary>
    Answered,

    /// <summary>Nobody needs it any more.</summary>
    Withdrawn,
}
