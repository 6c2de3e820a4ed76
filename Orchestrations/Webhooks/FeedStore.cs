using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// How far each feed is, and its deliveries, in one partition (<see cref="FeedPlace"/>): <c>feed-{subject}</c>; <c>log-{key}</c>, the newest event first;
/// and <c>waiting-{key}</c> or <c>failed-{key}</c> beside that while it is so. What an attempt changes is one batch.
/// </summary>
public sealed class FeedStore(IRowStore rows)
{
    public const string Log = "log-";
    public const string FeedPrefix = "feed-";

    const string Health = "health";
    const int Attempts = 20;

    /// <summary>Looked for where it belongs, and only if it is not there, where it may have begun before.</summary>
    public async Task<PlacedFeed> FindAsync(FeedId id, CancellationToken cancellation = default) =>
        await FindAsync(id, FeedPlace.Of(id), cancellation) ?? await FindAsync(id, FeedPlace.Before(id), cancellation) ?? new PlacedFeed(id, Feed.New, FeedPlace.Of(id), ETag: null);

    /// <param name="at">Its feed.</param>
    public async Task<WebhookDelivery?> DeliveryAsync(PlacedFeed at, TimelineEvent happened, CancellationToken cancellation = default) =>
        await rows.GetAsync(LogOf(at, happened), cancellation) is { } row ? Json.Read<WebhookDelivery>(row.Content) : null;

    /// <summary>Where a delivery is, if there is one.</summary>
    public static RowAddress LogOf(PlacedFeed at, TimelineEvent happened) => Address(at.Partition, Log + KeyOf(at.Id, happened));

    /// <summary>Writes a delivery and where its feed is after it, together.</summary>
    /// <param name="at">The feed as it was read with the delivery: neither changes without the other.</param>
    /// <param name="logged">The delivery as it was read; null: there is none yet.</param>
    /// <param name="fresh">The delivery, when there is none yet.</param>
    /// <param name="change">Pure: called again when somebody asked for a replay meanwhile.</param>
    public async Task<WebhookDelivery> RecordAsync(
        PlacedFeed at, TimelineEvent happened, WebhookDelivery? logged, WebhookDelivery fresh, Func<Feed, WebhookDelivery, (Feed Feed, WebhookDelivery Delivery)> change)
    {
        var (feedKey, key) = (FeedPrefix + at.Id.SubjectId, KeyOf(at.Id, happened));
        for (var attempt = 1; ; attempt++)
        {
            var (feed, delivery) = change(at.Feed, logged ?? fresh);
            try
            {
                await rows.CommitAsync(
                    WebhookKind.Table,
                    at.Partition,
                    [
                        at.ETag is null ? new RowChange.Insert(feedKey, Json.Write(feed)) : new RowChange.Replace(feedKey, Json.Write(feed), at.ETag),
                        new RowChange.Upsert(Log + key, Json.Write(delivery)),
                        .. Pointers(logged?.Status, delivery.Status).Select<(DeliveryState State, bool Stays), RowChange>(
                            p => p.Stays ? new RowChange.Upsert(PrefixOf(p.State) + key, "{}") : new RowChange.Delete(PrefixOf(p.State) + key)),
                    ]);
                return delivery;
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // What was tried was tried: write it to what is there now.
                at = await FindAsync(at.Id);
                logged = await DeliveryAsync(at, happened);
            }
        }
    }

    /// <summary>Since when the subscription's receiver has taken nothing; null: what it was last offered, it took.</summary>
    public async Task<Instant?> FailingSinceAsync(string subscriptionId, CancellationToken cancellation = default) =>
        await rows.GetAsync(Address(subscriptionId, Health), cancellation) is { } row ? Json.Read<HealthRow>(row.Content).FailingSince : null;

    public Task SetFailingAsync(string subscriptionId, Instant? since) =>
        rows.UpsertAsync(WebhookKind.Table, subscriptionId, Health, Json.Write(new HealthRow(since)), CancellationToken.None);

    /// <summary>Rows of the log from a key on. Those of one status are pointers, without content.</summary>
    internal static string PrefixOf(DeliveryState? status) => status switch
    {
        DeliveryState.Waiting => "waiting-",
        DeliveryState.Failed => "failed-",
        _ => Log,
    };

    internal static string KeyOf(FeedId id, TimelineEvent happened) =>
        string.Create(CultureInfo.InvariantCulture, $"{NewestFirst.KeyOf(happened.At)}-{id.SubjectId}-{happened.Number:D8}");

    async Task<PlacedFeed?> FindAsync(FeedId id, string partition, CancellationToken cancellation) =>
        await rows.GetAsync(Address(partition, FeedPrefix + id.SubjectId), cancellation) is { } row ? new PlacedFeed(id, Json.Read<Feed>(row.Content), partition, row.ETag) : null;

    /// <summary>Those of the state that it is in, and of the one that it was in; no other is there.</summary>
    static IEnumerable<(DeliveryState State, bool Stays)> Pointers(DeliveryState? was, DeliveryState now) =>
        from state in new[] { DeliveryState.Waiting, DeliveryState.Failed }
        where state == was || state == now
        select (state, state == now);

    static RowAddress Address(string partition, string key) => new(WebhookKind.Table, partition, key);

    sealed record HealthRow(Instant? FailingSince);
}
