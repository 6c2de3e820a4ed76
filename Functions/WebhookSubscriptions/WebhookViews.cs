using NodaTime;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Functions.WebhookSubscriptions;

/// <summary>A subscription, never with its secret.</summary>
/// <param name="By">Name of who made it.</param>
/// <param name="Paused">Since when and why; null: deliveries go out.</param>
/// <param name="PreviousSecretUntil">Until then the secret before the last rotation signs as well.</param>
sealed record WebhookView(
    string Id, string Url, IEnumerable<string> Events, string? Description, string? AccountId, string By, Instant CreatedAt, WebhookPause? Paused, Instant? PreviousSecretUntil)
{
    public static WebhookView Of(WebhookSubscription s) => new(s.Id, s.Url, s.Topics.Select(t => t.Name), s.Description, s.AccountId, s.CreatedBy.Name, s.CreatedAt, s.Pause, s.PreviousUntil);
}

/// <summary>A subscription with its secret, in the answer that makes one and in no other.</summary>
/// <param name="PreviousSecretUntil">Until then the secret before signs as well; null: there was none.</param>
sealed record WebhookSecretView(string Id, string Url, IEnumerable<string> Events, string? Description, string? AccountId, string Secret, Instant? PreviousSecretUntil)
{
    public static WebhookSecretView Of(WebhookSubscription s, string secret, Instant? previousUntil) => new(s.Id, s.Url, s.Topics.Select(t => t.Name), s.Description, s.AccountId, secret, previousUntil);
}

/// <summary>An event for a subscription: what was tried, and what came of it.</summary>
/// <param name="Id">The same with every attempt and replay.</param>
/// <param name="Sequence">Number in its subject's timeline.</param>
/// <param name="At">When it happened.</param>
sealed record DeliveryLogView(
    string Id, string Type, int Sequence, DeliverySubjectView Subject, Instant At, DeliveryState Status, Instant? NextAttemptAt, Instant? ReplayedAt, IReadOnlyList<DeliveryAttempt> Attempts)
{
    public static DeliveryLogView Of(WebhookDelivery d) => new(d.Id, d.Type, d.Sequence, new DeliverySubjectView(d.Subject.Kind, d.Subject.Id), d.At, d.Status, d.NextAttemptAt, d.ReplayedAt, d.Attempts);
}

/// <param name="Kind"><c>ticket</c>, <c>page</c> or <c>iem</c>.</param>
sealed record DeliverySubjectView(string Kind, string Id);

/// <param name="Delivery">Look it up in the log under this id.</param>
sealed record PingView(string Delivery);

/// <param name="Replayed">So many wait again.</param>
/// <param name="More">There may be others: ask once more.</param>
sealed record ReplayedView(int Replayed, bool More);
