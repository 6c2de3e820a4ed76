using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What a decision on a subscription knows.</summary>
/// <param name="News">Timeline events after <see cref="WebhookSubscription.DecidedEvent"/>, in order.</param>
/// <param name="Owners">Who is told when it is in trouble; nobody, when nobody with an address is known.</param>
public sealed record WebhookFacts(WebhookSubscription Subscription, IReadOnlyList<TimelineEvent> News, IReadOnlyList<Recipient> Owners)
{
    /// <summary>Messages that were given up since the last decision.</summary>
    public IReadOnlyList<FailedMessage> Failed { get; init; } = [];
}

public sealed record WebhookDecision(WebhookSubscription Subscription, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, bool Finished)
{
    /// <summary>What waits for its receiver is to be tried now.</summary>
    public bool Retries { get; init; }

    /// <summary>Its log is to be cleared of what is too old, or of everything when it was removed.</summary>
    public bool Cleans { get; init; }

    /// <summary>There was more to clear than one decision takes upon itself.</summary>
    public WebhookDecision CleansOn(Instant now) => this with { Subscription = Subscription with { WakeAt = now + WebhookRule.CleansOnAfter }, Finished = false };
}

/// <summary>Tells its owner of trouble, sets going what waited, and clears the log once a day.</summary>
public static class WebhookRule
{
    internal static readonly Duration CleansOnAfter = Duration.FromMinutes(1);

    static readonly Duration CleanEvery = Duration.FromDays(1);

    public static WebhookDecision Next(WebhookFacts facts, Instant now)
    {
        var (subscription, events) = (facts.Subscription, new List<TimelineEvent>());
        foreach (var message in facts.Failed)
        {
            var noted = WebhookEvents.Add(subscription, WebhookEvents.MessageFailed, Actor.System, "system", now, ("message", message.Key), ("error", message.Error));
            subscription = noted.State;
            events.AddRange(noted.Events);
        }

        var isRemoved = subscription.RemovedAt is not null;
        var isDue = subscription.WakeAt is not { } wake || wake <= now;
        return new WebhookDecision(
            subscription with { DecidedEvent = subscription.LastEvent, WakeAt = isRemoved ? null : isDue ? now + CleanEvery : subscription.WakeAt },
            events,
            isRemoved ? [] : [.. facts.News.Where(IsTrouble).SelectMany(e => facts.Owners.Select(o => Trouble(subscription, e, o)))],
            Finished: isRemoved)
        {
            Retries = !isRemoved && facts.News.Any(SetsGoing),
            Cleans = isRemoved || isDue,
        };
    }

    static bool SetsGoing(TimelineEvent happened) => happened.Type == WebhookEvents.Resumed || (happened.Type == WebhookEvents.Changed && happened.Details.ContainsKey("url"));

    static bool IsTrouble(TimelineEvent happened) => happened.Actor.Kind == ActorKind.System && happened.Type is (WebhookEvents.Paused or WebhookEvents.GaveUp);

    static Notice Trouble(WebhookSubscription subscription, TimelineEvent happened, Recipient owner) => new(
        $"webhook-{subscription.Id}.{Templates.WebhookTrouble}.{happened.Number}.{RecipientSlug.Of(owner)}",
        Templates.WebhookTrouble,
        Channel.Email,
        owner,
        new Dictionary<string, string?>
        {
            ["webhookId"] = subscription.Id,
            // The rest of the address may be as good as a password.
            ["host"] = new Uri(subscription.Url).Host,
            ["why"] = happened.Type == WebhookEvents.GaveUp ? "given-up" : happened.Details["reason"],
            ["at"] = Wire.Text(happened.At),
            ["note"] = subscription.Description,
            ["reason"] = happened.Details.GetValueOrDefault("error"),
        });
}
