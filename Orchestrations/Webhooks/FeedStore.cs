using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// How far each feed is, and its deliveries, beside their subscription: <c>feed-{subject}</c>; <c>log-{key}</c>, the newest event first; and
/// <c>waiting-{key}</c> or <c>failed-{key}</c> beside that while it is so. What an attempt changes is one batch.
/// </summary>
public sealed class FeedStore(IRowStore rows)
{
    public const string Log = "log-";
    public const string FeedPrefix = "feed-";

    const string Health = "health";
    const long Latest = 999_999_999_999_999;
    const int Attempts = 20;

    public async Task<Feed> FindAsync(FeedId id, CancellationToken cancellation = default) => (await ReadAsync(id, cancellation)).Feed;

    public async Task<WebhookDelivery?> DeliveryAsync(FeedId id, TimelineEvent happened, CancellationToken cancellation = default) =>
        await rows.GetAsync(Address(id.SubscriptionId, Log + KeyOf(id, happened)), cancellation) is { } row ? Json.Read<WebhookDelivery>(row.Content) : null;

    /// <summary>Writes a delivery and where its feed is after it, together.</summary>
    /// <param name="fresh">The delivery, when there is none yet.</param>
    /// <param name="change">Pure: called again when somebody asked for a replay meanwhile.</param>
    public async Task<WebhookDelivery> RecordAsync(FeedId id, TimelineEvent happened, WebhookDelivery fresh, Func<Feed, WebhookDelivery, (Feed Feed, WebhookDelivery Delivery)> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (before, etag) = await ReadAsync(id, CancellationToken.None);
            var logged = await DeliveryAsync(id, happened);
            var (feed, delivery) = change(before, logged ?? fresh);
            var (feedKey, key) = (FeedPrefix + id.SubjectId, KeyOf(id, happened));
            try
            {
                await rows.CommitAsync(
                    WebhookKind.Table,
                    id.SubscriptionId,
                    [
                        etag is null ? new RowChange.Insert(feedKey, Json.Write(feed)) : new RowChange.Replace(feedKey, Json.Write(feed), etag),
                        new RowChange.Upsert(Log + key, Json.Write(delivery)),
                        .. Pointers(logged?.Status, delivery.Status).Select<(DeliveryState State, bool Stays), RowChange>(
                            p => p.Stays ? new RowChange.Upsert(PrefixOf(p.State) + key, "{}") : new RowChange.Delete(PrefixOf(p.State) + key)),
                    ]);
                return delivery;
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // What was tried was tried: write it to what is there now.
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

    internal static string KeyOf(FeedId id, TimelineEvent happened) => string.Create(CultureInfo.InvariantCulture, $"{TimeOf(happened.At)}-{id.SubjectId}-{happened.Number:D8}");

    /// <summary>The later the lower.</summary>
    internal static string TimeOf(Instant at) => (Latest - at.ToUnixTimeMilliseconds()).ToString("D15", CultureInfo.InvariantCulture);

    async Task<(Feed Feed, string? ETag)> ReadAsync(FeedId id, CancellationToken cancellation) =>
        await rows.GetAsync(Address(id.SubscriptionId, FeedPrefix + id.SubjectId), cancellation) is { } row ? (Json.Read<Feed>(row.Content), row.ETag) : (Feed.New, null);

    /// <summary>Those of the state that it is in, and of the one that it was in; no other is there.</summary>
    static IEnumerable<(DeliveryState State, bool Stays)> Pointers(DeliveryState? was, DeliveryState now) =>
        from state in new[] { DeliveryState.Waiting, DeliveryState.Failed }
        where state == was || state == now
        select (state, state == now);

    static RowAddress Address(string subscriptionId, string key) => new(WebhookKind.Table, subscriptionId, key);

    sealed record HealthRow(Instant? FailingSince);
}
