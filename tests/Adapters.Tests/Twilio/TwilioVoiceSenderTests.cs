using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Twilio;

public sealed class TwilioVoiceSenderTests : TwilioContract
{
    protected override Channel Channel => Channel.Voice;

    protected override bool CarriesOurWords => false;

    protected override IReadOnlyList<FakeMessage> TakenBy(FakeTwilio account) =>
        [.. account.Calls.Select(call => new FakeMessage(call.Id, call.Key, call.Recipient, call.From, Subject: null, Body: ""))];

    [Fact]
    public async Task Call_TellsTwilioWhereToAskAndHowLongToRing()
    {
        await SendAsync(Message(key: "page-p1.page.1.voice.+49"));

        var call = First.Calls.Single();
        Assert.Equal("http://127.0.0.1:9/api/webhooks/twilio/voice?key=page-p1.page.1.voice.%2B49#rc=3&ct=2000&rt=5000&rp=5xx,ct,rt", call.Url!.AbsoluteUri);
        Assert.Equal("page-p1.page.1.voice.+49", call.Key);
        Assert.Equal(30, call.Timeout);
    }

    [Fact]
    public async Task Call_WithoutAPublicAddress_IsRefusedNamingTheSetting()
    {
        await using var app = new TestApp("Development", new(Settings(Secret)) { ["PublicUrl"] = "" });

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.False(fault.Retryable);
        Assert.Contains("SupportFlows:PublicUrl", fault.Message);
        Assert.Empty(First.Calls);
    }

    [Theory]
    [InlineData(Behaviour.StaySilent, DeliveryStatus.Queued, null)]
    [InlineData(Behaviour.KeepRinging, DeliveryStatus.Sent, null)]
    [InlineData(Behaviour.Busy, DeliveryStatus.Failed, "busy")]
    [InlineData(Behaviour.NoAnswer, DeliveryStatus.Failed, "nobody picked up")]
    [InlineData(Behaviour.Fail, DeliveryStatus.Failed, "could not be made")]
    [InlineData(Behaviour.AnsweredByMachine, DeliveryStatus.Failed, "machine")]
    [InlineData(Behaviour.HangUp, DeliveryStatus.Failed, "no key pressed")]
    public async Task Call_WhoseReportsWereLost_IsAskedAbout(Behaviour behaviour, DeliveryStatus status, string? error)
    {
        Fake.On(Address).Next(behaviour);
        var taken = await SendAsync(Message());
        await Fake.WhenQuietAsync();

        var receipt = await Sender.ReadAsync(taken, Cancellation);

        Assert.Equal(status, receipt!.Status);
        Assert.Equal(error is not null, receipt.Error is { } words && words.Contains(error ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_ThatStillRings_IsEnded()
    {
        Fake.On(Address).Next(Behaviour.KeepRinging);
        var taken = await SendAsync(Message());
        await Fake.WhenQuietAsync();

        await Sender.RetractAsync(taken, Cancellation);

        Assert.Equal("canceled", First.Calls.Single().Status);
    }

    [Fact]
    public async Task Call_ThatWasPickedUp_GoesOn()
    {
        await using var receiver = await Tests.Fakes.CallbackReceiver.StartAsync("<Response><Gather numDigits='1'><Say>Ticket T-1.</Say></Gather></Response>");
        await using var app = new TestApp("Production", new(Settings(Secret)) { ["PublicUrl"] = receiver.BaseAddress.ToString() });
        var taken = await app.Sender(Channel).SendAsync(Message(), Cancellation);
        await Fake.WhenQuietAsync();

        await app.Sender(Channel).RetractAsync(taken, Cancellation);

        var call = First.Calls.Single();
        Assert.Equal("in-progress", call.Status);
        Assert.Equal(["Ticket T-1."], call.Said);
    }

    [Theory]
    [InlineData(Behaviour.NoAnswer)]
    [InlineData(Behaviour.HangUp)]
    public async Task Call_ThatIsOver_NeedsNoEnd(Behaviour behaviour)
    {
        Fake.On(Address).Next(behaviour);
        var taken = await SendAsync(Message());
        await Fake.WhenQuietAsync();
        var ended = First.Calls.Single().Status;

        await Sender.RetractAsync(taken, Cancellation);

        Assert.Equal(ended, First.Calls.Single().Status);
    }

    [Fact]
    public async Task Call_WhoseEndCannotBeTold_IsAPassingFault()
    {
        Fake.On(Address).Next(Behaviour.KeepRinging);
        var taken = await SendAsync(Message());
        Fake.BreakDown();

        Assert.True((await Assert.ThrowsAsync<DeliveryException>(() => Sender.RetractAsync(taken, Cancellation))).Retryable);
    }
}
