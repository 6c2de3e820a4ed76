using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// Where feeds and their deliveries are: of each subscription in sixteen partitions, by their subject, so that one that is told of everything is not
/// hot. All of one subject is in one of them. Until version 0.5 all of a subscription was beside it, and a feed that began there stays there.
/// </summary>
static class FeedPlace
{
    public static string Of(FeedId id) => Part(id.SubscriptionId, Buckets.Of(id.SubjectId));

    public static string Before(FeedId id) => id.SubscriptionId;

    /// <summary>All that there can be. Where the same is in two of them, as two versions ran side by side, what the newer one wrote comes first.</summary>
    public static IReadOnlyList<string> AllOf(string subscriptionId) => [.. Buckets.All.Select(b => Part(subscriptionId, b)), subscriptionId];

    static string Part(string subscriptionId, string bucket) => $"{subscriptionId}-{bucket}";
}

/// <summary>A feed as it was read.</summary>
/// <param name="Partition">Where it is, or will be, with its deliveries.</param>
/// <param name="ETag">Null: it is not there yet.</param>
public sealed record PlacedFeed(FeedId Id, Feed Feed, string Partition, string? ETag);
