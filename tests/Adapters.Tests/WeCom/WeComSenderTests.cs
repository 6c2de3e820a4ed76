using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.WeCom;

public sealed class WeComSenderTests : ProviderContract
{
    FakeWeCom? fake;

    protected override Channel Channel => Channel.WeCom;

    protected override string Address => "zhang.san";

    protected override string Provider => "wecom";

    protected override string Secret => fake!.Secret;

    protected override FakeProvider Fake => fake!;

    protected override bool CarriesOurKey => false;

    protected override string[] RefusalOfAnAddress => ["81013"];

    protected override string[] RefusalOfASecret => ["40001"];

    protected override TimeSpan RateLimitWait => TimeSpan.FromMinutes(1);

    protected override async Task StartFakeAsync() => fake = await FakeWeCom.StartAsync();

    protected override Dictionary<string, string?> Settings(string secret) => new(FakeSettings.Twilio.Concat(FakeSettings.SendGrid))
    {
        ["WeCom:CorpId"] = fake!.CorpId,
        ["WeCom:Secret"] = secret,
        ["WeCom:AgentId"] = $"{fake.AgentId}",
        ["WeCom:BaseAddress"] = fake.BaseAddress.ToString(),
    };

    [Fact]
    public async Task Message_Taken_IsDelivered() =>
        Assert.Equal(DeliveryStatus.Delivered, (await SendAsync(Message())).Receipt?.Status);

    [Fact]
    public async Task Token_IsAskedForOnceByManyAtOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => SendAsync(Message(body: $"We have {n}."))));

        Assert.Equal(1, fake!.TokensIssued);
    }

    [Fact]
    public async Task Token_RefusedBeforeItsTime_IsRenewedAndTheMessageArrivesOnce()
    {
        await SendAsync(Message(body: "The first"));
        fake!.ExpireTokens();

        await SendAsync(Message(body: "The second"));

        Assert.Equal(2, fake.TokensIssued);
        Assert.Equal(["The first", "The second"], Fake.Messages.Select(message => message.Body));
    }

    [Fact]
    public async Task Message_ToAUserWhoLeft_FailsThoughWeComSaysOk()
    {
        var fault = await FailsAsync(Behaviour.Undelivered);

        Assert.False(fault.Retryable);
        Assert.Contains("unknown", fault.Message);
    }

    [Fact]
    public async Task Message_WhenWeComIsBusy_IsRetryableThoughTheStatusIs200() => Assert.True((await FailsAsync(Behaviour.Busy)).Retryable);

    [Theory]
    [InlineData("@all")]
    [InlineData("zhang.san|li.si")]
    [InlineData("")]
    public async Task Message_ToMoreThanOnePerson_IsNeverSent(string address)
    {
        var message = Message();

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(message with { Recipient = message.Recipient with { Address = address } }));

        Assert.False(fault.Retryable);
        Assert.Empty(Fake.Requests);
    }
}
