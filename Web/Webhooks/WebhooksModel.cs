using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Web.Webhooks;

/// <param name="Events">All that can be subscribed to by this reader.</param>
public sealed record WebhooksModel(IReadOnlyList<WebhookSubscription> Subscriptions, IReadOnlyList<string> Events);

/// <summary>A subscription with the newest of its log.</summary>
/// <param name="Secret">Of one that was made or changed just now: it is shown this once.</param>
/// <param name="Status">Which deliveries are shown; null: all.</param>
public sealed record WebhookModel(WebhookSubscription Subscription, string? Secret, DeliveryState? Status, DeliveryList Deliveries);
