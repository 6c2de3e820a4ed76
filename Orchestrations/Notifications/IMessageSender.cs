using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Hands a message to a provider, which then owns it.</summary>
public interface IMessageSender
{
    Channel Channel { get; }

    /// <summary>Returns when the provider has accepted the message.</summary>
    /// <exception cref="DeliveryException">It was not accepted. The exception says whether trying again can help.</exception>
    Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation);

    /// <summary>Whether the provider took a message whose handover was never written down. Null: it did not, or it cannot tell.</summary>
    /// <param name="since">When the message was first offered.</param>
    /// <exception cref="DeliveryException">It could not be asked.</exception>
    Task<Handover?> FindAsync(OutboundMessage message, Instant since, CancellationToken cancellation) => Task.FromResult<Handover?>(null);

    /// <summary>The provider's own word on a message for which no receipt came. Null: it cannot tell.</summary>
    /// <exception cref="DeliveryException">It could not be asked.</exception>
    Task<Receipt?> ReadAsync(Handover taken, CancellationToken cancellation) => Task.FromResult<Receipt?>(null);

    /// <summary>Ends a call that still rings. Whatever cannot be taken back stays as it is.</summary>
    /// <exception cref="DeliveryException">It could not be told.</exception>
    Task RetractAsync(Handover taken, CancellationToken cancellation) => Task.CompletedTask;
}

/// <param name="Key">Idempotency key: a sender that can tell never sends the same key twice.</param>
/// <param name="Subject">Email only.</param>
public sealed record OutboundMessage(string Key, Channel Channel, Recipient Recipient, string? Subject, string Body)
{
    /// <summary>From 1. A sender with a second account uses the two in turn.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>An invitation (iCalendar) that goes along. Email only.</summary>
    public string? Calendar { get; init; }
}

/// <param name="Provider">Who took it, e.g. <c>sendgrid</c>, <c>twilio</c>, <c>twilio-2</c>, <c>inbox</c>.</param>
/// <param name="ProviderId">The provider's own id of it, by which receipts come back.</param>
public sealed record Handover(string Provider, string ProviderId)
{
    /// <summary>What is known of its delivery with the handover itself; null: receipts follow, or never come.</summary>
    public Receipt? Receipt { get; init; }
}

/// <summary>A message was not accepted.</summary>
/// <param name="retryable">True for a passing fault (429, 5xx, time-out, no connection): the same key is offered again.</param>
public sealed class DeliveryException(string message, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public bool Retryable { get; } = retryable;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Its recipient has told the provider to stop: nothing of ours will reach this address until he starts it again.</summary>
    public bool OptedOut { get; init; }
}
