using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Where a feed stands.</summary>
/// <param name="IsOwed">A decision on the subject is still to come, and may add to its timeline.</param>
public sealed record FeedSituation(PlacedFeed At, WebhookSubscription Subscription, WebhookSubject Subject, bool IsOwed)
{
    public FeedId Id => At.Id;

    public Feed Feed => At.Feed;

    /// <summary>What is to be delivered next; null: it has been told everything.</summary>
    public TimelineEvent? Next { get; init; }

    /// <summary>What was tried of it; null: nothing.</summary>
    public WebhookDelivery? Delivery { get; init; }

    /// <summary>By a pause. Tests never are: they are how one finds out whether to resume.</summary>
    public bool CanBeHeld => Subject.Kind != WebhookTopics.Subscription;

    /// <summary>Nothing goes out before somebody resumes it.</summary>
    public bool IsHeld => Subscription.Pause is not null && CanBeHeld;

    public Instant? DueAt => DeliveryRule.DueAt(Delivery, Subscription);

    public WebhookDelivery Fresh(Instant now) => new(
        Id.DeliveryOf(Next!.Number), WebhookTopics.NameOf(Subject.Kind, Next.Type), Subject, Next.Number, Next.At, DeliveryState.Waiting, now);
}

/// <summary>Reads the timeline of a subject on from where a feed stands.</summary>
public sealed class FeedReader(PromiseStore<WebhookSubscription> subscriptions, FeedSubjects subjects, FeedStore feeds)
{
    const int AtOnce = 200;

    /// <returns>Null: the subscription is gone, or there is no such subject.</returns>
    public async Task<FeedSituation?> ReadAsync(FeedId id, Instant now, CancellationToken cancellation = default)
    {
        if (await subscriptions.FindAsync(id.SubscriptionId, cancellation) is not { State: { RemovedAt: null } subscription }
            || await subjects.FindAsync(id.SubjectId, cancellation) is not { } record)
        {
            return null;
        }

        var at = await feeds.FindAsync(id, cancellation);
        var isOwed = record.DecidedEvent < record.LastEvent || record.WakeAt <= now;
        var situation = new FeedSituation(at, subscription, FeedSubjects.Of(record)!, isOwed);
        return await NextAsync(situation, record.LastEvent, now, cancellation) is { } next
            ? situation with { Next = next, Delivery = await feeds.DeliveryAsync(at, next, cancellation) }
            : situation;
    }

    async Task<TimelineEvent?> NextAsync(FeedSituation at, int last, Instant now, CancellationToken cancellation)
    {
        if (at.Feed.Again is [var again, ..])
        {
            return (await subjects.TimelineAsync(at.Id.SubjectId, again - 1, take: 1, cancellation))[0];
        }

        for (var after = at.Feed.Cursor; after < last; after += AtOnce)
        {
            var events = await subjects.TimelineAsync(at.Id.SubjectId, after, AtOnce, cancellation);
            if (events.FirstOrDefault(e => WebhookTopics.Wants(at.Subscription, at.Subject, e, now)) is { } wanted)
            {
                return wanted;
            }
        }

        return null;
    }
}
