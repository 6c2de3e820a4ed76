using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record DeliveryList(IReadOnlyList<WebhookDelivery> Items, string? Next);

/// <summary>What was delivered to a subscription, or not, of the last thirty days. The newest event first.</summary>
public sealed class DeliveryLog(IRowStore rows)
{
    public const int DefaultSize = 50;
    public const int MostAtOnce = 200;

    /// <summary>With what belongs to them they are one commit.</summary>
    const int CleanedAtOnce = CommitRoom.Rows / 2;

    /// <summary>A cleaning takes no longer than a minute or so.</summary>
    const int MostCleaned = 20_000;

    static readonly string[] Prefixes = [FeedStore.Log, FeedStore.FeedPrefix, FeedStore.PrefixOf(DeliveryState.Waiting), FeedStore.PrefixOf(DeliveryState.Failed)];

    /// <param name="status">Null: whatever became of it.</param>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<DeliveryList> ListAsync(string subscriptionId, DeliveryState? status, int take, string? continuation, CancellationToken cancellation = default)
    {
        var prefix = FeedStore.PrefixOf(status);
        var from = prefix + (continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation)));
        var items = new List<(string Key, WebhookDelivery Delivery)>();
        // One more than asked for tells whether there is another.
        var listed = rows.ListMergedAsync(WebhookKind.Table, FeedPlace.AllOf(subscriptionId), from, RowStoreExtensions.EndOf(prefix), take + 1, cancellation);
        await foreach (var some in listed.Chunk(take + 1))
        {
            var logged = prefix == FeedStore.Log ? some : await Task.WhenAll(some.Select(row => LogOfAsync(row, prefix, cancellation)));
            items.AddRange(some.Zip(logged).Where(p => p.Second is not null).Select(p => (p.First.Key[prefix.Length..], Json.Read<WebhookDelivery>(p.Second!.Content))).Where(p => status is null || p.Item2.Status == status));
            if (items.Count > take)
            {
                break;
            }
        }

        return new DeliveryList([.. items.Take(take).Select(i => i.Delivery)], items.Count > take ? Continuation.Encode(items[take - 1].Key) : null);
    }

    /// <summary>Takes out what is too old to be sent, with the feeds that have nothing newer; of a subscription that is gone, all of it.</summary>
    /// <param name="most">So many deliveries, about.</param>
    /// <returns>Whether that was all; else the rest waits for the next time.</returns>
    public async Task<bool> CleanAsync(WebhookSubscription subscription, Instant now, int most = MostCleaned, CancellationToken cancellation = default)
    {
        var old = FeedStore.Log + NewestFirst.KeyOf(now - WebhookTopics.Kept);
        // A commit from each in turn: nowhere does it stand in the way of what is delivered meanwhile.
        var left = FeedPlace.AllOf(subscription.Id).ToList();
        for (var cleaned = 0; left.Count > 0; cleaned += left.Count * CleanedAtOnce)
        {
            if (cleaned >= most)
            {
                return false;
            }

            foreach (var partition in left.ToList())
            {
                if (!await (subscription.RemovedAt is null ? CleanSomeAsync(partition, old, now, cancellation) : RemoveSomeAsync(partition, cancellation)))
                {
                    left.Remove(partition);
                }
            }
        }

        return true;
    }

    /// <returns>Whether there may be more.</returns>
    async Task<bool> RemoveSomeAsync(string partition, CancellationToken cancellation)
    {
        var isMore = false;
        foreach (var prefix in Prefixes)
        {
            var found = await rows.ListAsync(new RowRange(WebhookKind.Table, partition, prefix, RowStoreExtensions.EndOf(prefix), CommitRoom.Rows), cancellation);
            await DeleteAsync(partition, found.Select(r => r.Key), cancellation);
            isMore |= found.Count == CommitRoom.Rows;
        }

        return isMore;
    }

    /// <inheritdoc cref="RemoveSomeAsync"/>
    async Task<bool> CleanSomeAsync(string partition, string old, Instant now, CancellationToken cancellation)
    {
        var logged = await rows.ListAsync(new RowRange(WebhookKind.Table, partition, old, RowStoreExtensions.EndOf(FeedStore.Log), CleanedAtOnce), cancellation);
        var deliveries = logged.Select(r => (r.Key, Delivery: Json.Read<WebhookDelivery>(r.Content))).ToList();
        // A feed whose row is gone begins anew, and finds nothing that is young enough to be sent again.
        var feeds = await Task.WhenAll(deliveries.Select(d => d.Delivery.Subject.Id).Distinct().Select(s => rows.GetAsync(new RowAddress(WebhookKind.Table, partition, FeedStore.FeedPrefix + s), cancellation)));
        await DeleteAsync(partition, feeds.OfType<Row>().Where(r => Json.Read<Feed>(r.Content).UpdatedAt < now - WebhookTopics.Kept).Select(r => r.Key), cancellation);
        await DeleteAsync(partition, deliveries.SelectMany(d => WithPointer(d.Key, d.Delivery.Status)), cancellation);
        return logged.Count == CleanedAtOnce;
    }

    Task<Row?> LogOfAsync(Row pointer, string prefix, CancellationToken cancellation) =>
        rows.GetAsync(new RowAddress(WebhookKind.Table, pointer.Partition, FeedStore.Log + pointer.Key[prefix.Length..]), cancellation);

    static IEnumerable<string> WithPointer(string logged, DeliveryState status) =>
        status == DeliveryState.Delivered ? [logged] : [logged, FeedStore.PrefixOf(status) + logged[FeedStore.Log.Length..]];

    Task DeleteAsync(string partition, IEnumerable<string> keys, CancellationToken cancellation) =>
        keys.Select(k => new RowChange.Delete(k)).ToList() is { Count: > 0 } gone ? rows.CommitAsync(WebhookKind.Table, partition, gone, cancellation) : Task.CompletedTask;
}
