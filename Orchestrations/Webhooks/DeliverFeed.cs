using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// Posts what a feed has not been told yet, one event after the other, until all is told or one is not taken. An attempt is written down after it was
/// made: whoever dies in between makes it again, under the same id.
/// </summary>
public sealed partial class DeliverFeed(
    FeedReader reader, FeedStore feeds, FeedGate gate, IWebhookPoster poster, WebhookSecrets secrets, ChangePromise<WebhookSubscription> changes,
    Attention attention, TimeProvider time, ILogger<DeliverFeed> log)
{
    /// <summary>Bounds one activity, should each take its ten seconds.</summary>
    const int AtOnce = 10;

    /// <summary>A feed that has been told all stays for a moment: most events come in groups, and one that comes just as it ends waits for the auditor.</summary>
    static readonly Duration Lingers = Duration.FromMinutes(1);

    static readonly PromiseStep Over = new([], WakeAt: null, Finished: true);

    [Function(nameof(DeliverFeed))]
    public async Task<PromiseStep> RunAsync([ActivityTrigger] string feedId, [DurableClient] DurableTaskClient client)
    {
        var id = FeedId.Parse(feedId) ?? throw new ArgumentException($"'{feedId}' is no feed.", nameof(feedId));
        for (var n = 0; n < AtOnce; n++)
        {
            if (await NextAsync(id, client) is { } rest)
            {
                return rest;
            }
        }

        return Later(time.GetCurrentInstant());
    }

    /// <returns>Null: there may be more to do at once.</returns>
    async Task<PromiseStep?> NextAsync(FeedId id, DurableTaskClient client)
    {
        var now = time.GetCurrentInstant();
        if (await reader.ReadAsync(id, now) is not { } seen)
        {
            return Over;
        }

        if (seen.Next is not { } next)
        {
            return seen.At.Feed.UpdatedAt is { } last && now < last + Lingers ? Later(last + Lingers) : Over;
        }

        if (next.IsHeld)
        {
            await PutOffAsync(next, until: null, now);
            return Over;
        }

        if (next.DueAt is { } due && now < due)
        {
            return Later(due);
        }

        var failingSince = await feeds.FailingSinceAsync(id.SubscriptionId);
        using var place = gate.TryEnter(id.SubscriptionId, failingSince is not null);
        return place is null ? await PutOffAsync(next, WebhookRetries.AfterOthers(failingSince, now), now) : await OfferAsync(next, failingSince, client);
    }

    async Task<PromiseStep?> OfferAsync(FeedNext next, Instant? failingSince, DurableTaskClient client)
    {
        var answer = await PostAsync(next);
        var now = time.GetCurrentInstant();
        var since = answer.IsTaken ? (Instant?)null : failingSince ?? now;
        var pauses = DeliveryRule.Pauses(answer, next.Subscription, since, now);
        // A test is not held by the pause that it brings about: it is tried on, and given up in the end.
        var holds = pauses is not null && next.CanBeHeld;
        if (since != failingSince)
        {
            await feeds.SetFailingAsync(next.At.Id.SubscriptionId, since);
        }

        var expected = DeliveryRule.Answered(next.Delivery ?? next.Fresh(now), next.Subscription, answer, holds, now);
        if (expected.Status == DeliveryState.Failed)
        {
            // Before it is written: afterwards nobody comes back to it.
            LogGivenUp(expected.Id, expected.Attempts.Count, answer.Error);
            await changes.ApplyAsync(client, next.Subscription.Id, ifMatch: null, (s, at) => WebhookCommands.GiveUp(s, expected, answer.Error ?? "", at));
        }

        var delivery = await RecordAsync(next, now, d => DeliveryRule.Answered(d, next.Subscription, answer, holds, now));
        if (pauses is { } reason)
        {
            // After it is written: it is found again by its row that says that it waits.
            LogPaused(next.Subscription.Id, reason, answer.Error);
            await changes.ApplyAsync(client, next.Subscription.Id, ifMatch: null, (s, at) => WebhookCommands.PauseItself(s, reason, at));
        }

        return delivery.NextAttemptAt is { } at ? Later(at) : null;
    }

    Task<WebhookAnswer> PostAsync(FeedNext next)
    {
        var now = time.GetCurrentInstant();
        var delivery = next.Delivery ?? next.Fresh(now);
        var body = WebhookBody.Write(delivery, next.Event);
        var signature = WebhookSignature.Of(secrets.At(next.Subscription, now), body, now);
        return poster.PostAsync(new WebhookPost(new Uri(next.Subscription.Url), body, delivery.Id, signature), CancellationToken.None);
    }

    async Task<PromiseStep> PutOffAsync(FeedNext next, Instant? until, Instant now)
    {
        if (next.Delivery is null || next.At.Feed.WakeAt != until)
        {
            await RecordAsync(next, now, d => DeliveryRule.PutOff(d, until, now));
        }

        return until is { } at ? Later(at) : Over;
    }

    /// <summary>Around the batch, as in any decision: the auditor is told of the next attempt before it, and no longer looks for what is done after it.</summary>
    async Task<WebhookDelivery> RecordAsync(FeedNext next, Instant now, Func<WebhookDelivery, WebhookDelivery> change)
    {
        var (name, happened, fresh) = (next.At.Id.Name, next.Event, next.Fresh(now));
        if (change(next.Delivery ?? fresh).NextAttemptAt is { } again)
        {
            await attention.WriteAsync(name, Attention.KeyOf(name, again), CancellationToken.None);
        }

        var written = await feeds.RecordAsync(next.At, happened, next.Delivery, fresh, (feed, before) =>
        {
            var after = change(before);
            return (after.Status == DeliveryState.Waiting ? feed.Waiting(after.NextAttemptAt, now) : feed.Past(happened.Number, now), after);
        });
        var answered = new[] { happened.At, next.At.Feed.WakeAt }.OfType<Instant>().Where(at => at != written.NextAttemptAt).Select(at => Attention.KeyOf(name, at));
        await attention.DeleteAsync(name, answered, CancellationToken.None);
        return written;
    }

    static PromiseStep Later(Instant at) => new([], PromiseStep.TimeOf(at), Finished: false);
}
