using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Webhooks;
using static SupportFlows.Domain.Tests.Webhooks.WebhookGiven;

namespace SupportFlows.Domain.Tests.Webhooks;

public class WebhookCommandsTests
{
    static readonly WebhookWish Nothing = new(null, null, null, null);
    static readonly Recipient Bea = new(null, "Bea", "bea@business.example", "en", "Europe/Berlin");

    [Fact]
    public void Wish_ThatIsFaulty_HearsOfAllFaultsAtOnce()
    {
        var refusal = Assert.Throws<RefusalException>(() => new WebhookWish("http://a.example", ["ticket.exploded", "page.*"], new string('x', 201), null).Check(null, forCustomer: true, ofAccount: true, allowsLoopback: false));

        Assert.Equal(["description", "events[0]", "events[1]", "url"], refusal.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Equal(["events", "url"], Assert.Throws<RefusalException>(() => Nothing.Check(null, false, false, false)).Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Throws<RefusalException>(() => new WebhookWish(null, ["page.closed"], null, null).Check(Subscription(), forCustomer: false, ofAccount: true, allowsLoopback: false));
        Assert.Equal(["*"], new WebhookWish(" https://a.example ", ["*", "*"], " ", null).Check(null, false, false, false).Events!);
    }

    [Fact]
    public void Subscription_PausedAndResumed_StartsAfreshAndSetsGoingWhatWaits()
    {
        var paused = WebhookCommands.Edit(Subscription(), Nothing with { Paused = true }, Ann, "api", Now);
        Assert.Equal(WebhookPauseReason.Asked, paused.State.Pause!.Reason);
        Assert.Empty(WebhookCommands.Edit(paused.State, Nothing with { Paused = true }, Ann, "api", Now).Events);
        Assert.Empty(WebhookCommands.PauseItself(paused.State, WebhookPauseReason.Gone, Now).Events);

        var resumed = WebhookCommands.Edit(paused.State, Nothing with { Paused = false }, Ann, "api", Now);
        Assert.Equal((null, Now), (resumed.State.Pause, resumed.State.FreshAt));
        Assert.True(WebhookRule.Next(new WebhookFacts(resumed.State, resumed.Events, [Bea]), Now) is { Retries: true, Notices: [] });

        var moved = WebhookCommands.Edit(Subscription(), Nothing with { Url = "https://b.example/" }, Ann, "api", Now);
        Assert.True(WebhookRule.Next(new WebhookFacts(moved.State, moved.Events, [Bea]), Now).Retries);
    }

    [Fact]
    public void Owner_IsToldOfAPauseThatIsNotHisOwn_WithoutWhatOpensTheReceiver()
    {
        var paused = WebhookCommands.PauseItself(Subscription(), WebhookPauseReason.Failing, Now);

        var notice = Assert.Single(WebhookRule.Next(new WebhookFacts(paused.State, paused.Events, [Bea]), Now).Notices);
        Assert.Equal(("failing", "hooks.example.com", Bea), (notice.Data["why"], notice.Data["host"], notice.Recipient));
        Assert.DoesNotContain(notice.Data.Values, v => v?.Contains("token", StringComparison.Ordinal) == true);
        var own = WebhookCommands.Edit(Subscription(), Nothing with { Paused = true }, Ann, "api", Now);
        Assert.Empty(WebhookRule.Next(new WebhookFacts(own.State, own.Events, [Bea]), Now).Notices);
    }

    [Fact]
    public void Owner_IsToldOfOneThatIsGivenUp_AtMostOnceADay()
    {
        var first = WebhookCommands.GiveUp(Subscription(), Waiting, "answered 500", Now);
        Assert.Equal("given-up", Assert.Single(WebhookRule.Next(new WebhookFacts(first.State, first.Events, [Bea]), Now).Notices).Data["why"]);
        Assert.Empty(WebhookCommands.GiveUp(first.State, Waiting, "answered 500", Now + Duration.FromHours(23)).Events);
        Assert.Single(WebhookCommands.GiveUp(first.State, Waiting, "answered 500", Now + Duration.FromHours(24)).Events);
    }

    [Fact]
    public void Log_IsClearedOnceADay_AndAltogetherWhenItIsRemoved()
    {
        var first = WebhookRule.Next(new WebhookFacts(Subscription(), [], []), Now);
        Assert.Equal((true, false, Now + Duration.FromDays(1)), (first.Cleans, first.Finished, first.Subscription.WakeAt));
        Assert.False(WebhookRule.Next(new WebhookFacts(first.Subscription, [], []), Now + Duration.FromHours(23)).Cleans);

        var removed = WebhookCommands.Remove(first.Subscription, Ann, "api", Now);
        Assert.True(WebhookRule.Next(new WebhookFacts(removed.State, removed.Events, [Bea]), Now) is { Cleans: true, Finished: true, Subscription.WakeAt: null });
    }

    [Fact]
    public void Log_ThatTakesLongToClear_IsClearedOnSoon()
    {
        var removed = WebhookCommands.Remove(Subscription(), Ann, "api", Now);

        var first = WebhookRule.Next(new WebhookFacts(removed.State, removed.Events, []), Now).CleansOn(Now);
        Assert.Equal((false, Now + Duration.FromMinutes(1)), (first.Finished, first.Subscription.WakeAt));
        Assert.True(WebhookRule.Next(new WebhookFacts(first.Subscription, [], []), Now + Duration.FromMinutes(1)) is { Cleans: true, Finished: true });
        var daily = WebhookRule.Next(new WebhookFacts(Subscription(), [], []), Now).CleansOn(Now);
        Assert.True(WebhookRule.Next(new WebhookFacts(daily.Subscription, [], []), Now + Duration.FromMinutes(1)).Cleans);
    }

    [Fact]
    public void Message_ThatWasGivenUp_IsNoted() => Assert.Equal(
        WebhookEvents.MessageFailed,
        Assert.Single(WebhookRule.Next(new WebhookFacts(Subscription(), [], []) { Failed = [new FailedMessage("k", "webhook-trouble", Channel.Email, Bea, "bounced")] }, Now).Events).Type);
}
