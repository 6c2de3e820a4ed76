using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What is done to a subscription.</summary>
public static class WebhookCommands
{
    /// <summary>So long the secret before signs beside the new one.</summary>
    public static readonly Duration Overlap = Duration.FromHours(24);

    /// <summary>So often at most its owner is told that deliveries are given up.</summary>
    public static readonly Duration BetweenNotices = Duration.FromDays(1);

    const string Itself = "webhooks";

    /// <param name="wish">Checked.</param>
    public static Change<WebhookSubscription> Create(string id, WebhookWish wish, string? accountId, bool forCustomer, Actor actor, string channel, Instant now)
    {
        var made = new WebhookSubscription
        {
            Id = id,
            Url = wish.Url!,
            Topics = wish.Topics([], now)!,
            Description = wish.Description,
            AccountId = accountId,
            ForCustomer = forCustomer,
            CreatedBy = actor,
            CreatedAt = now,
            Pause = wish.Paused == true ? new WebhookPause(now, WebhookPauseReason.Asked) : null,
        };
        return WebhookEvents.Add(made, WebhookEvents.Created, actor, channel, now, ("url", made.Url), ("events", Text(made.Topics)), ("account", accountId));
    }

    /// <param name="wish">Checked.</param>
    public static Change<WebhookSubscription> Edit(WebhookSubscription before, WebhookWish wish, Actor actor, string channel, Instant now)
    {
        var edited = before with
        {
            Url = wish.Url ?? before.Url,
            Topics = wish.Topics(before.Topics, now) ?? before.Topics,
            Description = wish.Description ?? before.Description,
        };
        List<TimelineEvent> events = [];
        (string, string?)[] changed =
        [
            ("url", edited.Url != before.Url ? edited.Url : null),
            ("events", Text(edited.Topics) != Text(before.Topics) ? Text(edited.Topics) : null),
            ("description", edited.Description != before.Description ? edited.Description : null),
        ];
        if (changed.Any(c => c.Item2 is not null))
        {
            // What another receiver refused says nothing of this one.
            Add(WebhookEvents.Add(edited with { FreshAt = edited.Url != before.Url ? now : before.FreshAt }, WebhookEvents.Changed, actor, channel, now, changed));
        }

        if (wish.Paused == true) Add(Pause(edited, WebhookPauseReason.Asked, actor, channel, now));
        else if (wish.Paused == false && edited.Pause is not null)
        {
            Add(WebhookEvents.Add(edited with { Pause = null, FreshAt = now }, WebhookEvents.Resumed, actor, channel, now));
        }

        return new Change<WebhookSubscription>(events.Count == 0 ? before : edited, events);

        void Add(Change<WebhookSubscription> change)
        {
            edited = change.State;
            events.AddRange(change.Events);
        }
    }

    /// <summary>What follows from a receiver that says it is gone, or takes nothing for days.</summary>
    public static Change<WebhookSubscription> PauseItself(WebhookSubscription before, WebhookPauseReason reason, Instant now) => Pause(before, reason, Actor.System, Itself, now);

    public static Change<WebhookSubscription> Rotate(WebhookSubscription before, Actor actor, string channel, Instant now) =>
        WebhookEvents.Add(before with { Secret = before.Secret + 1, PreviousUntil = now + Overlap }, WebhookEvents.Rotated, actor, channel, now, ("previousUntil", Wire.Text(now + Overlap)));

    public static Change<WebhookSubscription> Ping(WebhookSubscription before, Actor actor, string channel, Instant now) => WebhookEvents.Add(before, WebhookEvents.Pinged, actor, channel, now);

    public static Change<WebhookSubscription> Remove(WebhookSubscription before, Actor actor, string channel, Instant now) =>
        WebhookEvents.Add(before with { RemovedAt = now }, WebhookEvents.Removed, actor, channel, now);

    /// <summary>Of many that are given up one is told of.</summary>
    public static Change<WebhookSubscription> GiveUp(WebhookSubscription before, WebhookDelivery delivery, string error, Instant now) =>
        before.ToldAt is { } told && now < told + BetweenNotices
            ? new Change<WebhookSubscription>(before, [])
            : WebhookEvents.Add(before with { ToldAt = now }, WebhookEvents.GaveUp, Actor.System, Itself, now, ("delivery", delivery.Id), ("type", delivery.Type), ("error", error));

    static Change<WebhookSubscription> Pause(WebhookSubscription before, WebhookPauseReason reason, Actor actor, string channel, Instant now) => before.Pause is not null
        ? new Change<WebhookSubscription>(before, [])
        : WebhookEvents.Add(before with { Pause = new WebhookPause(now, reason) }, WebhookEvents.Paused, actor, channel, now, ("reason", Wire.Name(reason)));

    static string Text(IEnumerable<WebhookTopic> topics) => string.Join(", ", topics.Select(t => t.Name));
}
