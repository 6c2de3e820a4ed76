using NodaTime;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Functions.WebhookSubscriptions;

/// <summary>A subscription and its deliveries as whoever may see them sees them. Never with a secret but in the answer that makes it.</summary>
static class WebhookViews
{
    public static object Of(WebhookSubscription subscription) => new
    {
        subscription.Id,
        subscription.Url,
        Events = subscription.Topics.Select(t => t.Name),
        subscription.Description,
        subscription.AccountId,
        By = subscription.CreatedBy.Name,
        subscription.CreatedAt,
        Paused = subscription.Pause,
        PreviousSecretUntil = subscription.PreviousUntil,
    };

    public static object WithSecret(WebhookSubscription subscription, string secret, Instant? previousUntil) => new
    {
        subscription.Id,
        subscription.Url,
        Events = subscription.Topics.Select(t => t.Name),
        subscription.Description,
        subscription.AccountId,
        Secret = secret,
        PreviousSecretUntil = previousUntil,
    };

    public static object Of(WebhookDelivery delivery) => new
    {
        delivery.Id,
        delivery.Type,
        delivery.Sequence,
        Subject = new { delivery.Subject.Kind, delivery.Subject.Id },
        delivery.At,
        delivery.Status,
        delivery.NextAttemptAt,
        delivery.ReplayedAt,
        delivery.Attempts,
    };
}
