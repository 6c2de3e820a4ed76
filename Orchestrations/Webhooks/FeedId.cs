using System.Globalization;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>What one subscription is told of one subject: one queue.</summary>
public sealed record FeedId(string SubscriptionId, string SubjectId)
{
    public const string Kind = "feed";

    /// <summary>As the auditor calls it; also its orchestration's instance.</summary>
    public string Name => $"{Kind}-{this}";

    public PromiseId Promise => new(nameof(FeedOrchestration), Name, ToString());

    public string DeliveryOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{this}-{number}");

    public override string ToString() => $"{SubscriptionId}-{SubjectId}";

    /// <returns>Null: it is none.</returns>
    public static FeedId? Parse(string text) =>
        text.Split('-') is [var subscription, var subject] && WebhookId.IsValid(subscription) && subject.Length > 1 && TicketId.IsValid($"t{subject[1..]}")
            ? new FeedId(subscription, subject)
            : null;

    /// <returns>The feed and the event's number; null: it is no delivery's id.</returns>
    public static (FeedId Feed, int Number)? ParseDelivery(string text) =>
        text.LastIndexOf('-') is > 0 and var at && Parse(text[..at]) is { } feed && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (feed, number)
            : null;
}
