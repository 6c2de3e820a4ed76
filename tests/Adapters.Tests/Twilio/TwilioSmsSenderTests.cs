using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Twilio;

public sealed class TwilioSmsSenderTests : TwilioContract
{
    protected override Channel Channel => Channel.Sms;

    protected override IReadOnlyList<FakeMessage> TakenBy(FakeTwilio account) => account.Messages;

    [Fact]
    public async Task Text_ToANumberThatSaidStop_IsFinalAndNamesTwiliosCode()
    {
        Fake.On(Address).Next(Behaviour.OptedOut);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(Message()));

        Assert.False(fault.Retryable);
        Assert.True(fault.OptedOut);
        Assert.Contains("21610", fault.Message);
    }

    [Fact]
    public async Task Text_ThatIsRefusedForAnotherReason_IsNotTakenForAStop() => Assert.False((await FailsAsync(Behaviour.RefuseRecipient)).OptedOut);

    [Fact]
    public async Task Text_FromANumber_CarriesIt()
    {
        await SendAsync(Message());

        Assert.Equal("+15005550006", Fake.Messages.Single().From);
    }

    [Fact]
    public async Task Text_FromAMessagingService_CarriesItInstead()
    {
        await using var app = new TestApp("Production", new(Settings(Secret)) { ["Twilio:MessagingServiceSid"] = "MG00000000000000000000000000000001" });

        await app.Sender(Channel).SendAsync(Message(), Cancellation);

        Assert.Equal("MG00000000000000000000000000000001", Fake.Messages.Single().From);
    }

    [Fact]
    public async Task Text_WithoutAPublicAddress_AsksForNoReports()
    {
        await using var app = new TestApp("Development", new(Settings(Secret)) { ["PublicUrl"] = "" });

        await app.Sender(Channel).SendAsync(Message(), Cancellation);
        await Fake.WhenQuietAsync();

        Assert.Null(Fake.Messages.Single().Key);
        Assert.Empty(Fake.Callbacks);
    }

    [Fact]
    public async Task Text_OfOtherWordsToTheSamePhone_IsNotTakenForThisOne()
    {
        await FailsAsync(Behaviour.DropConnection);
        await SendAsync(Message(key: "T-2~ack", body: "Another matter."));

        Assert.Null(await Sender.FindAsync(Message(), Now, Cancellation));
    }

    [Theory]
    [InlineData(Behaviour.StaySilent, DeliveryStatus.Queued, null)]
    [InlineData(Behaviour.Deliver, DeliveryStatus.Delivered, null)]
    [InlineData(Behaviour.Undelivered, DeliveryStatus.Failed, "30003")]
    [InlineData(Behaviour.Fail, DeliveryStatus.Failed, "30008")]
    public async Task Text_WhoseReportsWereLost_IsAskedAbout(Behaviour behaviour, DeliveryStatus status, string? error)
    {
        Fake.On(Address).Next(behaviour);
        var taken = await SendAsync(Message());
        await Fake.WhenQuietAsync();

        var receipt = await Sender.ReadAsync(taken, Cancellation);

        Assert.Equal(status, receipt!.Status);
        Assert.Equal(error is not null, receipt.Error is { } words && words.Contains(error ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_CannotBeTakenBack()
    {
        Fake.On(Address).Next(Behaviour.CallBackLate);
        var taken = await SendAsync(Message());

        await Sender.RetractAsync(taken, Cancellation);
        await Fake.ReleaseCallbacksAsync();

        Assert.Equal(DeliveryStatus.Delivered, (await Sender.ReadAsync(taken, Cancellation))!.Status);
    }
}
