using NodaTime;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What follows from an attempt.</summary>
public static class DeliveryRule
{
    const int AttemptsKept = 30;

    /// <summary>When the next attempt is due; null: at once.</summary>
    public static Instant? DueAt(WebhookDelivery? delivery, WebhookSubscription subscription) =>
        delivery is not null && delivery.UpdatedAt >= RoundOf(delivery, subscription) ? delivery.NextAttemptAt : null;

    /// <summary>Why the whole subscription is to be paused after this; null: it is not.</summary>
    /// <param name="failingSince">Nothing was taken since; null: the last one was.</param>
    public static WebhookPauseReason? Pauses(WebhookAnswer answer, WebhookSubscription subscription, Instant? failingSince, Instant now) =>
        answer.IsTaken ? null
        : answer.Status == 410 ? WebhookPauseReason.Gone
        : failingSince is { } since && Instant.Max(since, subscription.FreshAt ?? since) + WebhookRetries.GiveUpAfter <= now ? WebhookPauseReason.Failing
        : null;

    /// <param name="holds">The subscription is paused: the delivery waits for it, and is not given up.</param>
    public static WebhookDelivery Answered(WebhookDelivery delivery, WebhookSubscription subscription, WebhookAnswer answer, bool holds, Instant now)
    {
        var attempt = new DeliveryAttempt(now, answer.Status, answer.Error, (long)answer.Took.TotalMilliseconds, answer.Text);
        var tried = delivery with { Attempts = [.. delivery.Attempts.TakeLast(AttemptsKept - 1), attempt], UpdatedAt = now, NextAttemptAt = null };
        if (answer.IsTaken) return tried with { Status = DeliveryState.Delivered };
        if (holds) return tried with { Status = DeliveryState.Waiting };
        var round = tried.Attempts.Where(a => a.At >= RoundOf(tried, subscription)).ToList();
        var next = WebhookRetries.Next(delivery.Id, round.Count, round[0].At, answer.RetryAfter, now);
        return tried with { Status = next is null ? DeliveryState.Failed : DeliveryState.Waiting, NextAttemptAt = next };
    }

    /// <summary>Put off without an attempt, which therefore does not count.</summary>
    public static WebhookDelivery PutOff(WebhookDelivery delivery, Instant? until, Instant now) => delivery with { Status = DeliveryState.Waiting, NextAttemptAt = until, UpdatedAt = now };

    public static WebhookDelivery Replayed(WebhookDelivery delivery, Instant now) => PutOff(delivery, null, now) with { ReplayedAt = now };

    /// <summary>Attempts before this no longer count.</summary>
    static Instant RoundOf(WebhookDelivery delivery, WebhookSubscription subscription) =>
        Instant.Max(delivery.ReplayedAt ?? Instant.MinValue, subscription.FreshAt ?? Instant.MinValue);
}
