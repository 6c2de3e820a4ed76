using NodaTime;
using SupportFlows.Domain.Webhooks;
using static SupportFlows.Domain.Tests.Webhooks.WebhookGiven;

namespace SupportFlows.Domain.Tests.Webhooks;

public class WebhookTopicsTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("ticket.*", true)]
    [InlineData("ticket.replied", true)]
    [InlineData("ticket.closed", false)]
    [InlineData("iem.*", false)]
    public void Event_IsToldOf_WhenATopicCoversIt(string topic, bool told) =>
        Assert.Equal(told, WebhookTopics.Wants(Subscription(events: topic), Ticket, Event("replied"), Now));

    [Theory]
    // Whose, which kind, public: told to a customer of acme, to an operator, to an operator's that is limited to acme.
    [InlineData("acme", "ticket", true, true, true, true)]
    [InlineData("acme", "ticket", false, false, true, true)]
    [InlineData("other", "ticket", true, false, true, false)]
    [InlineData(null, "ticket", true, false, true, false)]
    [InlineData("acme", "iem", true, true, true, true)]
    [InlineData(null, "page", true, false, true, false)]
    [InlineData("acme", "page", true, false, true, true)]
    public void Event_IsToldTo_WhoMaySeeIt(string? account, string kind, bool isPublic, bool customer, bool all, bool limited)
    {
        var (subject, happened) = (new WebhookSubject(kind, "x1", account), Event("closed", isPublic));

        Assert.Equal(customer, WebhookTopics.Wants(Subscription(), subject, happened, Now));
        Assert.Equal(all, WebhookTopics.Wants(Subscription(forCustomer: false, account: null), subject, happened, Now));
        Assert.Equal(limited, WebhookTopics.Wants(Subscription(forCustomer: false), subject, happened, Now));
    }

    [Fact]
    public void Event_FromBeforeItWasAskedFor_IsNotToldOf()
    {
        var later = Now + Duration.FromDays(1);
        var widened = WebhookCommands.Edit(Subscription(events: "ticket.closed"), new WebhookWish(null, ["ticket.closed", "ticket.replied"], null, null), Ann, "api", later).State;

        Assert.True(WebhookTopics.Wants(widened, Ticket, Event("closed"), later));
        Assert.False(WebhookTopics.Wants(widened, Ticket, Event("replied"), later));
        Assert.True(WebhookTopics.Wants(widened, Ticket, Event("replied", at: later), later));
        Assert.False(WebhookTopics.Wants(widened, Ticket, Event("closed", at: Now - Duration.Epsilon), later));
    }

    [Fact]
    public void Event_OfMoreThanThirtyDaysAgo_IsNotToldOf()
    {
        Assert.True(WebhookTopics.Wants(Subscription(), Ticket, Event("closed"), Now + Duration.FromDays(30)));
        Assert.False(WebhookTopics.Wants(Subscription(), Ticket, Event("closed"), Now + Duration.FromDays(30) + Duration.Epsilon));
    }

    [Fact]
    public void Test_IsToldToItselfOnly_WhateverItAskedFor()
    {
        var own = Subscription(events: "iem.go");

        Assert.True(WebhookTopics.Wants(own, new WebhookSubject(WebhookTopics.Subscription, own.Id, "acme"), Event(WebhookEvents.Pinged), Now));
        Assert.False(WebhookTopics.Wants(own, new WebhookSubject(WebhookTopics.Subscription, own.Id, "acme"), Event(WebhookEvents.Changed), Now));
        Assert.False(WebhookTopics.Wants(own, new WebhookSubject(WebhookTopics.Subscription, "w2", "acme"), Event(WebhookEvents.Pinged), Now));
    }

    [Fact]
    public void Names_AreThoseOfTheTimelines() => Assert.Superset(
        new HashSet<string> { "*", "ticket.*", "ticket.accepted", "ticket.clock-missed", "ticket.noted", "page.nobody-answered", "iem.started-without-go" }, WebhookTopics.Names.ToHashSet());
}
