using NodaTime;

namespace SupportFlows.Domain.Webhooks;

/// <summary>How far a subscription has been told of one subject's timeline. The timeline is the queue: nothing of it is copied.</summary>
/// <param name="Cursor">Number of the last event that was taken or given up.</param>
/// <param name="Again">Numbers up to there that are to be delivered once more, the lowest first.</param>
/// <param name="WakeAt">When the next attempt is due; null: nothing waits for a time.</param>
public sealed record Feed(int Cursor, IReadOnlyList<int> Again, Instant? WakeAt, Instant? UpdatedAt)
{
    public static readonly Feed New = new(0, [], null, null);

    /// <summary>Done with an event, one way or the other.</summary>
    public Feed Past(int number, Instant now) => new(Math.Max(Cursor, number), [.. Again.Where(n => n != number)], null, now);

    public Feed Waiting(Instant? until, Instant now) => this with { WakeAt = until, UpdatedAt = now };

    public Feed Repeating(int number, Instant now) =>
        new(Cursor, number > Cursor ? Again : [.. Again.Append(number).Distinct().Order()], null, now);
}

/// <summary>One event for one subscription: what was tried, and what came of it.</summary>
/// <param name="Id">The same with every attempt and replay: the receiver's idempotency key.</param>
/// <param name="At">When the event happened.</param>
/// <param name="UpdatedAt">When it was last tried, or put off.</param>
public sealed record WebhookDelivery(string Id, string Type, WebhookSubject Subject, int Sequence, Instant At, DeliveryState Status, Instant UpdatedAt)
{
    /// <summary>The latest last; of very many the oldest are gone.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    public Instant? NextAttemptAt { get; init; }

    public Instant? ReplayedAt { get; init; }
}

public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Given up: it is tried no more unless somebody asks for a replay.</summary>
    Failed,
}

/// <param name="Status">What the receiver answered; null: it did not.</param>
/// <param name="Error">Why it counts as not taken.</param>
/// <param name="DurationMs">Until the answer, or until it was clear that there is none.</param>
/// <param name="Answer">The first characters of what it said.</param>
public sealed record DeliveryAttempt(Instant At, int? Status, string? Error, long DurationMs, string? Answer);

/// <summary>What a receiver made of one request.</summary>
/// <param name="RetryAfter">How long it asks to wait.</param>
public sealed record WebhookAnswer(int? Status, string? Error, Duration Took, string? Text = null, Duration? RetryAfter = null)
{
    public bool IsTaken => Status is >= 200 and < 300 && Error is null;
}
