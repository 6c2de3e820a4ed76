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

    const int Batch = 100;

    /// <param name="status">Null: whatever became of it.</param>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<DeliveryList> ListAsync(string subscriptionId, DeliveryState? status, int take, string? continuation, CancellationToken cancellation = default)
    {
        var prefix = FeedStore.PrefixOf(status);
        var from = prefix + (continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation)));
        var items = new List<(string Key, WebhookDelivery Delivery)>();
        for (var more = true; more && items.Count <= take;)
        {
            // One more than asked for tells whether there is another.
            var found = await rows.ListAsync(new RowRange(WebhookKind.Table, subscriptionId, from, RowStoreExtensions.EndOf(prefix), take + 1), cancellation);
            more = found.Count > take;
            from = more ? RowStoreExtensions.After(found[^1].Key) : from;
            var keys = found.Select(r => r.Key[prefix.Length..]).ToList();
            var read = await Task.WhenAll(found.Zip(keys).Select(f => prefix == FeedStore.Log ? Task.FromResult<Row?>(f.First) : RowAsync(subscriptionId, f.Second, cancellation)));
            items.AddRange(keys.Zip(read).Where(p => p.Second is not null).Select(p => (p.First, Json.Read<WebhookDelivery>(p.Second!.Content))).Where(p => status is null || p.Item2.Status == status));
        }

        return new DeliveryList([.. items.Take(take).Select(i => i.Delivery)], items.Count > take ? Continuation.Encode(items[take - 1].Key) : null);
    }

    /// <summary>Takes out what is too old to be sent, with the feeds that have nothing newer; of a subscription that is gone, all of it.</summary>
    public async Task CleanAsync(WebhookSubscription subscription, Instant now, CancellationToken cancellation = default)
    {
        if (subscription.RemovedAt is not null)
        {
            foreach (var prefix in new[] { FeedStore.Log, FeedStore.FeedPrefix, FeedStore.PrefixOf(DeliveryState.Waiting), FeedStore.PrefixOf(DeliveryState.Failed) })
            {
                await DeleteAsync(subscription.Id, await rows.ListAllAsync(new RowRange(WebhookKind.Table, subscription.Id, prefix, RowStoreExtensions.EndOf(prefix)), cancellation), cancellation);
            }

            return;
        }

        // A feed whose row is gone begins anew, and finds nothing that is young enough to be sent again.
        var old = FeedStore.Log + FeedStore.TimeOf(now - WebhookTopics.Kept);
        var logged = await rows.ListAllAsync(new RowRange(WebhookKind.Table, subscription.Id, old, RowStoreExtensions.EndOf(FeedStore.Log)), cancellation);
        var subjects = logged.Select(r => Json.Read<WebhookDelivery>(r.Content).Subject.Id).Distinct().ToList();
        var feeds = await Task.WhenAll(subjects.Select(s => rows.GetAsync(new RowAddress(WebhookKind.Table, subscription.Id, FeedStore.FeedPrefix + s), cancellation)));
        await DeleteAsync(subscription.Id, [.. feeds.OfType<Row>().Where(r => Json.Read<Feed>(r.Content).UpdatedAt < now - WebhookTopics.Kept)], cancellation);
        await DeleteAsync(subscription.Id, [.. logged.SelectMany(WithPointers)], cancellation);
    }

    Task<Row?> RowAsync(string subscriptionId, string key, CancellationToken cancellation) =>
        rows.GetAsync(new RowAddress(WebhookKind.Table, subscriptionId, FeedStore.Log + key), cancellation);

    static IEnumerable<Row> WithPointers(Row logged) =>
        new[] { FeedStore.Log, FeedStore.PrefixOf(DeliveryState.Waiting), FeedStore.PrefixOf(DeliveryState.Failed) }.Select(p => logged with { Key = p + logged.Key[FeedStore.Log.Length..] });

    async Task DeleteAsync(string subscriptionId, IReadOnlyList<Row> gone, CancellationToken cancellation)
    {
        foreach (var batch in gone.Chunk(Batch))
        {
            await rows.CommitAsync(WebhookKind.Table, subscriptionId, [.. batch.Select(r => new RowChange.Delete(r.Key))], cancellation);
        }
    }
}
