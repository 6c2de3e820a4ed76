using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Hands a message to a provider, which then owns it.</summary>
public interface IMessageSender
{
    Channel Channel { get; }

    /// <summary>Returns when the provider has accepted the message.</summary>
    /// <exception cref="DeliveryException">It was not accepted. The exception says whether trying again can help.</exception>
    Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation);
}

/// <param name="Key">Idempotency key: a sender that can tell never sends the same key twice.</param>
/// <param name="Subject">Email only.</param>
public sealed record OutboundMessage(string Key, Channel Channel, Recipient Recipient, string? Subject, string Body);

/// <param name="Provider">Who took it, e.g. <c>sendgrid</c>, <c>twilio</c>, <c>inbox</c>.</param>
/// <param name="ProviderId">The provider's own id of it, by which receipts come back.</param>
public sealed record Handover(string Provider, string ProviderId);

/// <summary>A message was not accepted.</summary>
/// <param name="retryable">True for a passing fault (429, 5xx, time-out, no connection): the same key is offered again.</param>
public sealed class DeliveryException(string message, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public bool Retryable { get; } = retryable;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
