using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// Sets those going who are told of what happens. Every event passes through a decision, which names it here before it is written and again after: the
/// auditor's diary knows of it from before on, so that nothing is untold whenever the process dies (ADR 11).
/// </summary>
public sealed class Feeds(WebhookDirectory directory, Attention attention, Nudge nudge, TimeProvider time)
{
    /// <summary>Before the decision is written.</summary>
    /// <param name="happened">What it decides on, and what it adds.</param>
    /// <returns>Whom to tell once it is written.</returns>
    public async Task<IReadOnlyList<FeedId>> AnnounceAsync(IPromise record, IReadOnlyCollection<TimelineEvent> happened)
    {
        if (happened.Count == 0 || FeedSubjects.Of(record) is not { } subject)
        {
            return [];
        }

        var now = time.GetCurrentInstant();
        var asked = record is WebhookSubscription own ? [own] : await directory.ForAsync(subject.AccountId);
        List<FeedId> told = [];
        foreach (var subscription in asked)
        {
            if (happened.LastOrDefault(e => WebhookTopics.Wants(subscription, subject, e, now)) is { } last)
            {
                var feed = new FeedId(subscription.Id, subject.Id);
                await attention.WriteAsync(feed.Name, Attention.KeyOf(feed.Name, last.At), CancellationToken.None);
                told.Add(feed);
            }
        }

        return told;
    }

    /// <summary>After it is written.</summary>
    public async Task TellAsync(DurableTaskClient client, IReadOnlyList<FeedId> feeds)
    {
        foreach (var feed in feeds)
        {
            await nudge.ChangedAsync(client, feed.Promise);
        }
    }

    /// <summary>The same for a feed that is to move for another reason than that something happened.</summary>
    public Task AnnounceAsync(FeedId feed, Instant now) => attention.WriteAsync(feed.Name, Attention.KeyOf(feed.Name, now), CancellationToken.None);
}
