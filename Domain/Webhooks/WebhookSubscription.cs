using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Webhooks;

/// <summary>Somebody's wish to be told of events by HTTP. Its secret is not in it: it is derived from the id and <see cref="Secret"/>.</summary>
public sealed record WebhookSubscription : IPromise
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<WebhookTopic> Topics { get; init; }

    public string? Description { get; init; }

    /// <summary>Only what belongs to this account; null: whatever it belongs to.</summary>
    public string? AccountId { get; init; }

    /// <summary>A customer made it: it is told of nothing that a customer may not see.</summary>
    public bool ForCustomer { get; init; }

    public required Actor CreatedBy { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Null while deliveries go out.</summary>
    public WebhookPause? Pause { get; init; }

    /// <summary>When it was last resumed, or given another address: attempts before that no longer count.</summary>
    public Instant? FreshAt { get; init; }

    /// <summary>From 1; each rotation makes another.</summary>
    public int Secret { get; init; } = 1;

    /// <summary>Until then the secret before signs as well.</summary>
    public Instant? PreviousUntil { get; init; }

    /// <summary>When its owner was last told that a delivery was given up.</summary>
    public Instant? ToldAt { get; init; }

    public Instant? RemovedAt { get; init; }

    public int LastEvent { get; init; }

    public int DecidedEvent { get; init; }

    public Instant? WakeAt { get; init; }
}

/// <param name="Name">Such as <c>ticket.replied</c>, <c>ticket.*</c> or <c>*</c>.</param>
/// <param name="Since">From when on it is wanted: what happened before is not sent.</param>
public sealed record WebhookTopic(string Name, Instant Since);

public sealed record WebhookPause(Instant At, WebhookPauseReason Reason);

public enum WebhookPauseReason
{
    /// <summary>By whoever may change it.</summary>
    Asked,

    /// <summary>The receiver answered 410.</summary>
    Gone,

    /// <summary>Nothing was taken for days.</summary>
    Failing,
}
