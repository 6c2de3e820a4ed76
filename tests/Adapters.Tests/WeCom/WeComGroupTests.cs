using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.WeCom;

/// <summary>A group chat that the application made: another address of the same provider, which gives no id of what it took.</summary>
public sealed class WeComGroupTests : IAsyncLifetime
{
    const string Group = "elmExchange2026";

    FakeWeCom? fake;
    TestApp? app;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeWeCom.StartAsync();
        app = new TestApp("Production", new(FakeSettings.Twilio.Concat(FakeSettings.SendGrid))
        {
            ["WeCom:CorpId"] = fake.CorpId,
            ["WeCom:Secret"] = fake.Secret,
            ["WeCom:AgentId"] = $"{fake.AgentId}",
            ["WeCom:BaseAddress"] = fake.BaseAddress.ToString(),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await fake!.DisposeAsync();
    }

    [Fact]
    public async Task Message_ToAGroup_IsPostedThereAndIsDelivered()
    {
        var handover = await SendAsync("作战室已开启\nhttps://meet.example/7");

        var posted = fake!.Messages.Single();
        Assert.Equal((Group, "group", "作战室已开启\nhttps://meet.example/7"), (posted.Recipient, posted.From, posted.Body));
        Assert.Equal(("wecom", DeliveryStatus.Delivered), (handover.Provider, handover.Receipt?.Status));
    }

    [Fact]
    public async Task Message_OfACustomerWhoMentionsAll_CallsNobody()
    {
        await SendAsync("<@all> 1 < 2, see <a href=\"https://evil.example\">us</a>");

        Assert.Equal("＜@all> 1 ＜ 2, see ＜a href=\"https://evil.example\">us＜/a>", fake!.Messages.Single().Body);
    }

    [Fact]
    public async Task Message_WithATokenRefusedBeforeItsTime_ArrivesOnce()
    {
        await SendAsync("The first");
        fake!.ExpireTokens();

        await SendAsync("The second");

        Assert.Equal(2, fake.TokensIssued);
        Assert.Equal(["The first", "The second"], fake.Messages.Select(message => message.Body));
    }

    [Theory]
    [InlineData(Behaviour.RateLimited, true, "45009")]
    [InlineData(Behaviour.Busy, true, "-1")]
    [InlineData(Behaviour.ServerError, true, "500")]
    [InlineData(Behaviour.RefuseRecipient, false, "86003: chatid not exist: give the account the id of a group chat that this application made")]
    public async Task Message_ThatIsRefused_IsRetryableWhenItPasses(Behaviour behaviour, bool retryable, string words)
    {
        fake!.On(Group).Next(behaviour);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync("We go live"));

        Assert.Equal(retryable, fault.Retryable);
        Assert.Contains(words, fault.Message);
    }

    [Theory]
    [InlineData("elm-exchange")]
    [InlineData("@all")]
    [InlineData("")]
    [InlineData("012345678901234567890123456789012")]
    public async Task Message_ToWhatIsNoGroup_IsNeverSent(string address)
    {
        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync("We go live", address));

        Assert.False(fault.Retryable);
        Assert.Empty(fake!.Requests);
    }

    Task<Handover> SendAsync(string body, string address = Group) => app!.Sender(Channel.WeCom).SendAsync(
        new OutboundMessage("iem-1.status.1", Channel.WeCom, new Recipient(null, "Elm Exchange", address, "zh-Hans", "Asia/Shanghai", IsGroup: true), null, body), Cancellation);
}
