using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Posts to an address that a stranger chose.</summary>
public interface IWebhookPoster
{
    /// <summary>Never to an address that is not public, never along a redirect, and for ten seconds at most.</summary>
    /// <returns>What came of it, whatever it was.</returns>
    Task<WebhookAnswer> PostAsync(WebhookPost post, CancellationToken cancellation);
}

/// <param name="DeliveryId">Goes along, so that the receiver knows a repeat.</param>
/// <param name="Signature">Value of <see cref="WebhookSignature.Header"/>.</param>
public sealed record WebhookPost(Uri Url, byte[] Body, string DeliveryId, string Signature);

/// <param name="AllowsLoopback">In development: this machine may be posted to, and without TLS.</param>
public sealed record WebhookSettings(bool AllowsLoopback);
