using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>A message that is owed: written with the decision that owes it, before any provider hears of it.</summary>
public sealed record OutboxRow
{
    public required string Key { get; init; }

    public required string Template { get; init; }

    public required Channel Channel { get; init; }

    public required Recipient Recipient { get; init; }

    public string? Subject { get; init; }

    public required string Body { get; init; }

    public required OutboxStatus Status { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>While it is unsent: not before this.</summary>
    public required Instant NextAttemptAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>When the provider took it, or it was given up.</summary>
    public Instant? EndedAt { get; init; }

    public Handover? Handover { get; init; }

    /// <summary>What the provider said to the last attempt that failed.</summary>
    public string? Error { get; init; }
}

public enum OutboxStatus
{
    Waiting,

    /// <summary>Offered to the provider, whose answer is not written down: offered again, under the same key.</summary>
    Sending,
    Sent,
    Failed,
}
