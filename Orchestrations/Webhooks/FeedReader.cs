using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Where a feed stands.</summary>
/// <param name="IsOwed">A decision on the subject is still to come, and may add to its timeline.</param>
/// <param name="Next">What is to be delivered next; null: it has been told everything.</param>
public sealed record FeedSituation(PlacedFeed At, bool IsOwed, FeedNext? Next);

/// <param name="Delivery">What was tried of it; null: nothing.</param>
public sealed record FeedNext(PlacedFeed At, WebhookSubscription Subscription, WebhookSubject Subject, TimelineEvent Event, WebhookDelivery? Delivery)
{
    /// <summary>By a pause. Tests never are: they are how one finds out whether to resume.</summary>
    public bool CanBeHeld => Subject.Kind != WebhookTopics.Subscription;

    /// <summary>Nothing goes out before somebody resumes it.</summary>
    public bool IsHeld => Subscription.Pause is not null && CanBeHeld;

    public Instant? DueAt => DeliveryRule.DueAt(Delivery, Subscription);

    public WebhookDelivery Fresh(Instant now) => new(
        At.Id.DeliveryOf(Event.Number), WebhookTopics.NameOf(Subject.Kind, Event.Type), Subject, Event.Number, Event.At, DeliveryState.Waiting, now);
}

/// <summary>Reads the timeline of a subject on from where a feed stands.</summary>
public sealed class FeedReader(PromiseStore<WebhookSubscription> subscriptions, FeedSubjects subjects, FeedStore feeds)
{
    const int AtOnce = 200;

    /// <returns>Null: there is something to tell and the subscription is gone, or there is no such subject.</returns>
    public async Task<FeedSituation?> ReadAsync(FeedId id, Instant now, CancellationToken cancellation = default)
    {
        if (await subjects.FindAsync(id.SubjectId, cancellation) is not { } record)
        {
            return null;
        }

        var at = await feeds.FindAsync(id, cancellation);
        var isOwed = record.DecidedEvent < record.LastEvent || record.WakeAt <= now;
        if (at.Feed.Again is [] && at.Feed.Cursor >= record.LastEvent)
        {
            // The subscription is read by all of its feeds: not by those that have nothing to ask it.
            return new FeedSituation(at, isOwed, Next: null);
        }

        if (await subscriptions.FindAsync(id.SubscriptionId, cancellation) is not { State: { RemovedAt: null } subscription })
        {
            return null;
        }

        var subject = FeedSubjects.Of(record)!;
        return await NextAsync(at, subscription, subject, record.LastEvent, now, cancellation) is { } next
            ? new FeedSituation(at, isOwed, new FeedNext(at, subscription, subject, next, await feeds.DeliveryAsync(at, next, cancellation)))
            : new FeedSituation(at, isOwed, Next: null);
    }

    async Task<TimelineEvent?> NextAsync(PlacedFeed at, WebhookSubscription subscription, WebhookSubject subject, int last, Instant now, CancellationToken cancellation)
    {
        if (at.Feed.Again is [var again, ..])
        {
            return (await subjects.TimelineAsync(at.Id.SubjectId, again - 1, take: 1, cancellation))[0];
        }

        for (var after = at.Feed.Cursor; after < last; after += AtOnce)
        {
            var events = await subjects.TimelineAsync(at.Id.SubjectId, after, AtOnce, cancellation);
            if (events.FirstOrDefault(e => WebhookTopics.Wants(subscription, subject, e, now)) is { } wanted)
            {
                return wanted;
            }
        }

        return null;
    }
}
