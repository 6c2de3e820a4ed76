using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What texts and calls by Twilio have in common: its answer that was lost, its word on what it took, and the second account.</summary>
public abstract class TwilioContract : ProviderContract
{
    FakeTwilio? first;
    FakeTwilio? second;

    protected sealed override string Address => "+4915112345678";

    protected sealed override string Provider => "twilio";

    protected sealed override string Secret => first!.AuthToken;

    protected sealed override FakeProvider Fake => first!;

    protected FakeTwilio First => first!;

    protected FakeTwilio Second => second!;

    /// <summary>When the clock says it is; the provider's says the same.</summary>
    protected Instant Now { get; } = SystemClock.Instance.GetCurrentInstant();

    protected abstract IReadOnlyList<FakeMessage> TakenBy(FakeTwilio account);

    protected override IReadOnlyList<FakeMessage> Taken => TakenBy(First);

    protected override async Task StartFakeAsync() => (first, second) = (await FakeTwilio.StartAsync(), await FakeTwilio.StartAsync(account: 2));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await second!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Dictionary<string, string?> Settings(string secret) => new(FakeSettings.SendGrid)
    {
        ["Twilio:AccountSid"] = first!.AccountSid,
        ["Twilio:AuthToken"] = secret,
        ["Twilio:From"] = "+15005550006",
        ["Twilio:BaseAddress"] = first.BaseAddress.ToString(),
        ["PublicUrl"] = "http://127.0.0.1:9/",
    };

    private protected TestApp TwoAccounts(string? firstToken = null) => new("Production", new(Settings(firstToken ?? Secret))
    {
        ["TwilioSecondary:AccountSid"] = Second.AccountSid,
        ["TwilioSecondary:AuthToken"] = Second.AuthToken,
        ["TwilioSecondary:From"] = "+15005550007",
        ["TwilioSecondary:BaseAddress"] = Second.BaseAddress.ToString(),
    });

    [Fact]
    public async Task Message_WhoseAnswerWasLost_IsFoundAgain()
    {
        await FailsAsync(Behaviour.LoseAnswer);

        var found = await Sender.FindAsync(Message(), Now, Cancellation);

        Assert.Equal(new Handover("twilio", Taken.Single().Id), found);
    }

    [Fact]
    public async Task Message_ThatWasNotTaken_IsNotFound()
    {
        await FailsAsync(Behaviour.DropConnection);
        await SendAsync(Message() with { Recipient = new Recipient(null, "Bob", "+4915187654321", "en", "UTC") });

        Assert.Null(await Sender.FindAsync(Message(), Now, Cancellation));
    }

    [Fact]
    public async Task Message_OfAnEarlierTime_IsNotTakenForThisOne()
    {
        await SendAsync(Message());

        Assert.Null(await Sender.FindAsync(Message(), Now + Duration.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task Message_WhileTheProviderIsDown_CannotBeAskedFor()
    {
        Fake.BreakDown();

        Assert.True((await Assert.ThrowsAsync<DeliveryException>(() => Sender.FindAsync(Message(), Now, Cancellation))).Retryable);
        Assert.True((await Assert.ThrowsAsync<DeliveryException>(() => Sender.ReadAsync(new Handover("twilio", "SM1"), Cancellation))).Retryable);

        Fake.Restore();
        Assert.Null(await Sender.FindAsync(Message(), Now, Cancellation));
    }

    [Fact]
    public async Task Message_OfAnotherProvider_IsNotAskedAbout() =>
        Assert.Null(await Sender.ReadAsync(new Handover("inbox", "T-1~ack"), Cancellation));

    [Fact]
    public async Task Attempts_TakeTurnsBetweenTheAccounts_AndTheHandoverSaysWhich()
    {
        await using var app = TwoAccounts();

        var handovers = new List<Handover>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            handovers.Add(await app.Sender(Channel).SendAsync(Message() with { Attempt = attempt }, Cancellation));
        }

        Assert.Equal(["twilio", "twilio-2", "twilio", "twilio-2"], handovers.Select(handover => handover.Provider));
        Assert.Equal(handovers.Select(handover => handover.ProviderId).Order(), TakenBy(First).Concat(TakenBy(Second)).Select(message => message.Id).Order());
        Assert.All(TakenBy(Second), message => Assert.StartsWith("+15005550007", message.From));
    }

    [Fact]
    public async Task SecondAccount_AloneConfigured_TakesEverything()
    {
        var settings = Settings(Secret).ToDictionary(setting => setting.Key.Replace("Twilio:", "TwilioSecondary:"), setting => setting.Value);
        await using var app = new TestApp("Production", settings);

        Assert.Equal("twilio-2", (await app.Sender(Channel).SendAsync(Message(), Cancellation)).Provider);
    }

    [Theory]
    [InlineData(Outage.Unavailable)]
    [InlineData(Outage.Unreachable)]
    public async Task SecondAccount_DoesNotWaitForTheFirstToSayWhatItTook(Outage outage)
    {
        await using var app = TwoAccounts();
        First.BreakDown(outage);
        await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.Null(await app.Sender(Channel).FindAsync(Message(), Now, Cancellation));
        Assert.Equal("twilio-2", (await app.Sender(Channel).SendAsync(Message() with { Attempt = 2 }, Cancellation)).Provider);
    }

    [Fact]
    public async Task Message_ThatEitherAccountTook_IsFoundAndReadThere()
    {
        await using var app = TwoAccounts();
        Second.On(Address).Next(Behaviour.LoseAnswer);
        await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(Channel).SendAsync(Message() with { Attempt = 2 }, Cancellation));

        var found = await app.Sender(Channel).FindAsync(Message() with { Attempt = 2 }, Now, Cancellation);

        Assert.Equal(new Handover("twilio-2", TakenBy(Second).Single().Id), found);
        Assert.NotNull(await app.Sender(Channel).ReadAsync(found!, Cancellation));
    }

    [Fact]
    public async Task Account_ThatIsClosed_LeavesItToTheOther()
    {
        await using var app = TwoAccounts(firstToken: "no-longer-right");

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.True(fault.Retryable);
        Assert.Contains("401", fault.Message);
    }
}
