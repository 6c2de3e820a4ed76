using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Twilio;

public sealed class TwilioSmsSenderTests : ProviderContract
{
    FakeTwilio? fake;

    protected override Channel Channel => Channel.Sms;

    protected override string Address => "+4915112345678";

    protected override string Provider => "twilio";

    protected override string Secret => fake!.AuthToken;

    protected override FakeProvider Fake => fake!;

    protected override async Task StartFakeAsync() => fake = await FakeTwilio.StartAsync();

    protected override Dictionary<string, string?> Settings(string secret) => new(FakeSettings.SendGrid)
    {
        ["Twilio:AccountSid"] = fake!.AccountSid,
        ["Twilio:AuthToken"] = secret,
        ["Twilio:From"] = "+15005550006",
        ["Twilio:BaseAddress"] = fake.BaseAddress.ToString(),
        ["PublicUrl"] = "http://127.0.0.1:9/",
    };

    [Fact]
    public async Task Text_ToANumberThatSaidStop_IsFinalAndNamesTwiliosCode()
    {
        Fake.On(Address).Next(Behaviour.OptedOut);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(Message()));

        Assert.False(fault.Retryable);
        Assert.Contains("21610", fault.Message);
    }

    [Fact]
    public async Task Text_FromANumber_CarriesIt()
    {
        await SendAsync(Message());

        Assert.Equal("+15005550006", Fake.Messages.Single().From);
    }

    [Fact]
    public async Task Text_FromAMessagingService_CarriesItInstead()
    {
        var settings = Settings(Secret);
        settings["Twilio:MessagingServiceSid"] = "MG00000000000000000000000000000001";
        await using var app = new TestApp("Production", settings);

        await app.Sender(Channel).SendAsync(Message(), Cancellation);

        Assert.Equal("MG00000000000000000000000000000001", Fake.Messages.Single().From);
    }

    [Fact]
    public async Task Text_WithoutAPublicAddress_AsksForNoReports()
    {
        var settings = Settings(Secret);
        settings["PublicUrl"] = "";
        await using var app = new TestApp("Production", settings);

        await app.Sender(Channel).SendAsync(Message(), Cancellation);
        await Fake.WhenQuietAsync();

        Assert.Null(Fake.Messages.Single().Key);
        Assert.Empty(Fake.Callbacks);
    }
}
