using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Delivers again what was delivered, given up, or still waits: under the same id, in order, with the same patience.</summary>
public sealed class Replays(FeedStore store, FeedSubjects subjects, DeliveryLog deliveries, Feeds feeds, TimeProvider time)
{
    /// <summary>So many are set going by one request.</summary>
    public const int MostAtOnce = DeliveryLog.MostAtOnce;

    /// <exception cref="RefusalException">The subscription has no such delivery, or none any more.</exception>
    public async Task<WebhookDelivery> FindAsync(string subscriptionId, string deliveryId, CancellationToken cancellation = default) =>
        (await ReadAsync(subscriptionId, deliveryId, cancellation)).Delivery;

    /// <inheritdoc cref="FindAsync"/>
    public async Task<WebhookDelivery> ReplayAsync(DurableTaskClient client, string subscriptionId, string deliveryId, CancellationToken cancellation = default)
    {
        var (at, happened, found) = await ReadAsync(subscriptionId, deliveryId, cancellation);
        var now = time.GetCurrentInstant();
        await feeds.AnnounceAsync(at.Id, now);
        var replayed = await store.RecordAsync(at, happened, found, found, (feed, delivery) => (feed.Repeating(happened.Number, now), DeliveryRule.Replayed(delivery, now)));
        await feeds.TellAsync(client, [at.Id]);
        return replayed;
    }

    /// <summary>Those that failed, of events from an instant on; the newest first.</summary>
    /// <returns>How many are under way again; <see cref="MostAtOnce"/>: there may be more.</returns>
    public async Task<int> ReplayFailedAsync(DurableTaskClient client, string subscriptionId, Instant since, CancellationToken cancellation = default)
    {
        var failed = (await deliveries.ListAsync(subscriptionId, DeliveryState.Failed, MostAtOnce, continuation: null, cancellation)).Items.Where(d => d.At >= since).ToList();
        // The oldest of a subject first: once it waits again, nothing that came after it goes before it.
        foreach (var delivery in failed.AsEnumerable().Reverse())
        {
            await ReplayAsync(client, subscriptionId, delivery.Id, CancellationToken.None);
        }

        return failed.Count;
    }

    async Task<(PlacedFeed At, TimelineEvent Happened, WebhookDelivery Delivery)> ReadAsync(string subscriptionId, string deliveryId, CancellationToken cancellation) =>
        FeedId.ParseDelivery(deliveryId) is { } id && id.Feed.SubscriptionId == subscriptionId
        && (await subjects.TimelineAsync(id.Feed.SubjectId, id.Number - 1, take: 1, cancellation)) is [var happened] && happened.Number == id.Number
        && await store.FindAsync(id.Feed, cancellation) is var at
        && await store.DeliveryAsync(at, happened, cancellation) is { } delivery
            ? (at, happened, delivery)
            : throw new RefusalException(RefusalKind.NotFound, "There is no such delivery.", new FieldError("delivery", "The subscription has no delivery of this id; what is older than 30 days is not kept.", deliveryId));
}
