using NodaTime;
using SupportFlows.Domain.Webhooks;
using static SupportFlows.Domain.Tests.Webhooks.WebhookGiven;

namespace SupportFlows.Domain.Tests.Webhooks;

public class DeliveryRuleTests
{
    [Fact]
    public void Delivery_NeverTaken_IsTriedForThreeDaysAndGivenUp()
    {
        var (delivery, now, waits) = (Waiting, Now, new List<Duration>());
        while (delivery.Status == DeliveryState.Waiting)
        {
            delivery = DeliveryRule.Answered(delivery, Subscription(), Answer(500), holds: false, now);
            if (delivery.NextAttemptAt is { } next)
            {
                waits.Add(next - now);
                now = next;
            }
        }

        Assert.Equal(DeliveryState.Failed, delivery.Status);
        Assert.Equal(Now + Duration.FromDays(3), now);
        double[] planned = [10, 60, 300, 1800, 7200, 21600, 43200];
        Assert.All(planned.Zip(waits), pair => Assert.InRange(pair.Second.TotalSeconds, pair.First, pair.First * 1.2));
        Assert.InRange(waits.Count, 10, 13);
        Assert.Equal(waits.Count + 1, delivery.Attempts.Count);
        Assert.Equal((500, "answered 500", 12L, "text"), (delivery.Attempts[0].Status, delivery.Attempts[0].Error, delivery.Attempts[0].DurationMs, delivery.Attempts[0].Answer));
    }

    [Fact]
    public void Deliveries_ThatFailTogether_DoNotComeBackTogether()
    {
        var next = Enumerable.Range(0, 50).Select(n => WebhookRetries.Next($"w1-t1-{n}", 5, Now, null, Now)).ToList();

        Assert.InRange(next.Distinct().Count(), 30, 50);
        Assert.Equal(next, Enumerable.Range(0, 50).Select(n => WebhookRetries.Next($"w1-t1-{n}", 5, Now, null, Now)));
    }

    [Fact]
    public void Receiver_ThatAsksForPatience_GetsItWithinADayAndTheThree()
    {
        Assert.Equal(Now + Duration.FromHours(2), Next(Duration.FromHours(2), Now));
        Assert.Equal(Now + Duration.FromHours(24), Next(Duration.FromDays(365), Now));
        Assert.Equal(Now + Duration.FromDays(3), Next(Duration.FromHours(5), Now + Duration.FromDays(3) - Duration.FromHours(1)));
        Assert.InRange((Next(Duration.Zero, Now) - Now)!.Value.TotalSeconds, 10, 12);

        static Instant? Next(Duration asked, Instant now) => WebhookRetries.Next("w1-t1-1", 1, Now, asked, now);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(100, 30)]
    [InlineData(3_600, 720)]
    [InlineData(200_000, 3_600)]
    public void Delivery_ThatOthersGoBefore_AsksTheMoreSeldomTheLongerNothingIsTaken(int failingFor, int wait) =>
        Assert.Equal(Now + Duration.FromSeconds(wait), WebhookRetries.AfterOthers(Now - Duration.FromSeconds(failingFor), Now));

    [Fact]
    public void Delivery_OfAResumedOrMovedSubscriptionOrReplayed_HasThreeDaysAgain()
    {
        var failed = DeliveryRule.Answered(Waiting, Subscription(), Answer(500), holds: false, Now);
        var later = Now + Duration.FromDays(3);
        Assert.Equal(DeliveryState.Failed, DeliveryRule.Answered(failed, Subscription(), Answer(500), holds: false, later).Status);

        foreach (var (delivery, subscription) in new[] { (failed, Subscription() with { FreshAt = later }), (DeliveryRule.Replayed(failed, later), Subscription()) })
        {
            Assert.Null(DeliveryRule.DueAt(delivery, subscription));
            var again = DeliveryRule.Answered(delivery, subscription, Answer(500), holds: false, later);
            Assert.InRange((again.NextAttemptAt!.Value - later).TotalSeconds, 10, 12);
            Assert.Equal(again.NextAttemptAt, DeliveryRule.DueAt(again, subscription));
        }
    }

    [Fact]
    public void Subscription_IsPaused_WhenItsReceiverIsGoneOrTakesNothingForThreeDays()
    {
        var threeDays = Now + Duration.FromDays(3);

        Assert.Equal(WebhookPauseReason.Gone, Pauses(410, null, Now));
        Assert.Equal(WebhookPauseReason.Failing, Pauses(500, Now, threeDays));
        Assert.Null(Pauses(500, Now, threeDays - Duration.Epsilon));
        Assert.Null(Pauses(200, Now, threeDays));
        Assert.Null(DeliveryRule.Pauses(Answer(500), Subscription() with { FreshAt = threeDays }, Now, threeDays));

        static WebhookPauseReason? Pauses(int status, Instant? failingSince, Instant now) => DeliveryRule.Pauses(Answer(status), Subscription(), failingSince, now);
    }

    [Fact]
    public void Delivery_ThatAPauseHolds_IsNotGivenUp() =>
        Assert.Equal((DeliveryState.Waiting, null), DeliveryRule.Answered(Waiting, Subscription(), Answer(410), holds: true, Now + Duration.FromDays(9)) is var held ? (held.Status, held.NextAttemptAt) : default);
}
