using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Slack;

public sealed class SlackSenderTests : ProviderContract
{
    FakeSlack? fake;

    protected override Channel Channel => Channel.Slack;

    protected override string Address => "U012AB3CD";

    protected override string Provider => "slack";

    protected override string Secret => fake!.BotToken;

    protected override FakeProvider Fake => fake!;

    protected override string[] RefusalOfAnAddress => ["channel_not_found"];

    protected override string[] RefusalOfASecret => ["invalid_auth"];

    protected override async Task StartFakeAsync() => fake = await FakeSlack.StartAsync();

    protected override Dictionary<string, string?> Settings(string secret) => new(FakeSettings.Twilio.Concat(FakeSettings.SendGrid))
    {
        ["Slack:BotToken"] = secret,
        ["Slack:BaseAddress"] = fake!.BaseAddress.ToString(),
    };

    [Fact]
    public async Task Message_Taken_IsDelivered() =>
        Assert.Equal(DeliveryStatus.Delivered, (await SendAsync(Message())).Receipt?.Status);

    [Fact]
    public async Task Message_OfACustomerWhoWritesMarkup_CallsNobody()
    {
        await SendAsync(Message(body: "<!channel> it is down, see <https://evil.example|our page> &lt;b&gt;"));

        Assert.Equal("<!channel> it is down, see <https://evil.example|our page> &lt;b&gt;", Fake.Messages.Single().Body);
    }

    [Fact]
    public async Task Message_ToAGroup_IsPostedThereAndCallsNobody()
    {
        var handover = await SendAsync(ToGroup("<!here> & <@U012AB3CD> we go live"));

        var posted = Fake.Messages.Single();
        Assert.Equal(("C0123456789", "<!here> & <@U012AB3CD> we go live"), (posted.Recipient, posted.Body));
        Assert.Equal((posted.Id, DeliveryStatus.Delivered), (handover.ProviderId, handover.Receipt?.Status));
        Assert.StartsWith("C0123456789:", handover.ProviderId);
    }

    [Fact]
    public async Task Message_ToAGroupThatTheAppIsNotIn_IsFinalAndSaysWhatToDo()
    {
        Fake.On("C0123456789").Next(Behaviour.RefuseRecipient);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(ToGroup("We go live")));

        Assert.False(fault.Retryable);
        Assert.Contains("not_in_channel: invite the app", fault.Message);
    }

    [Fact]
    public async Task Message_WhenSlackSaysNotNow_IsRetryableThoughTheStatusIs200()
    {
        var fault = await FailsAsync(Behaviour.Busy);

        Assert.True(fault.Retryable);
        Assert.Contains("service_unavailable", fault.Message);
    }

    OutboundMessage ToGroup(string body) => Message(body: body) with { Recipient = new Recipient(null, "Elm Exchange", "C0123456789", "en", "Asia/Shanghai", IsGroup: true) };
}
