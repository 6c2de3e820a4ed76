using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What every sender does with a provider that works, fails or hangs. A provider derives it with its fake.</summary>
public abstract class ProviderContract : IAsyncLifetime
{
    TestApp? app;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Channel Channel { get; }

    protected abstract string Address { get; }

    protected abstract string Provider { get; }

    /// <summary>The secret that no error may show.</summary>
    protected abstract string Secret { get; }

    protected abstract FakeProvider Fake { get; }

    /// <summary>Whether the provider is told our key.</summary>
    protected virtual bool CarriesOurKey => true;

    /// <summary>What the provider says to an address that nobody has, and to a wrong secret.</summary>
    protected virtual string[] RefusalOfAnAddress => ["400", "nvalid"];

    protected virtual string[] RefusalOfASecret => ["401"];

    protected virtual TimeSpan RateLimitWait => TimeSpan.FromSeconds(7);

    /// <summary>What the provider took, in order.</summary>
    protected virtual IReadOnlyList<FakeMessage> Taken => Fake.Messages;

    /// <summary>Whether our words go along, rather than being asked for later.</summary>
    protected virtual bool CarriesOurWords => true;

    protected IMessageSender Sender => app!.Sender(Channel);

    protected abstract Task StartFakeAsync();

    protected abstract Dictionary<string, string?> Settings(string secret);

    public async ValueTask InitializeAsync()
    {
        await StartFakeAsync();
        app = new TestApp("Production", Settings(Secret));
    }

    public virtual async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await Fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected OutboundMessage Message(string key = "T-1~ack", string body = "We have it.") =>
        new(key, Channel, new Recipient(null, "Ann", Address, "en", "Europe/Berlin"), Channel is Channel.Email ? "Ticket T-1" : null, body);

    protected Task<Handover> SendAsync(OutboundMessage message) => Sender.SendAsync(message, Cancellation);

    [Fact]
    public async Task Message_Accepted_GivesTheProvidersId()
    {
        var handover = await SendAsync(Message());

        var arrived = Assert.Single(Taken);
        Assert.Equal(new Handover(Provider, arrived.Id), handover with { Receipt = null });
        Assert.Equal(CarriesOurKey ? "T-1~ack" : null, arrived.Key);
        Assert.Equal(Address, arrived.Recipient);
        Assert.Equal(CarriesOurWords ? "We have it." : "", arrived.Body);
    }

    [Fact]
    public async Task Message_InAnyScript_ArrivesAsItIs()
    {
        const string Body = "Grüße & <b>不可用</b> 🚀 100 % + \"q\"\nsecond line";

        await SendAsync(Message(body: Body));

        Assert.Equal(CarriesOurWords ? Body : "", Taken.Single().Body);
    }

    [Fact]
    public async Task Message_WhenRateLimited_IsRetryableAfterWhatTheProviderSays()
    {
        var fault = await FailsAsync(Behaviour.RateLimited);

        Assert.True(fault.Retryable);
        Assert.Equal(RateLimitWait, fault.RetryAfter);
        Assert.Empty(Taken);
    }

    [Fact]
    public async Task Message_WhenTheProviderIsBroken_IsRetryable()
    {
        var fault = await FailsAsync(Behaviour.ServerError);

        Assert.True(fault.Retryable);
        Assert.Contains("500", fault.Message);
    }

    [Fact]
    public async Task Message_WhenTheConnectionBreaks_IsRetryable()
    {
        Assert.True((await FailsAsync(Behaviour.DropConnection)).Retryable);

        await SendAsync(Message());
        Assert.Single(Taken);
    }

    [Fact]
    public async Task Message_WhenTheAnswerIsLost_IsRetryableThoughItWasTaken()
    {
        Assert.True((await FailsAsync(Behaviour.LoseAnswer)).Retryable);

        // One request: whether to send again is decided by who called, never by the client library.
        Assert.Single(Fake.Requests);
        Assert.Single(Taken);
    }

    [Fact]
    public async Task Message_WhenNoAnswerComesInTime_IsRetryable()
    {
        await using var hasty = new TestApp("Production", Settings(Secret), providerTimeout: TimeSpan.FromMilliseconds(300));
        Fake.On(Address).Next(Behaviour.HoldAnswer);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => hasty.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.True(fault.Retryable);
    }

    [Fact]
    public async Task Message_WhenNobodyListens_IsRetryable()
    {
        await Fake.DisposeAsync();

        Assert.True((await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(Message()))).Retryable);
    }

    [Fact]
    public async Task Message_ToAnAddressThatIsRefused_IsFinalInTheProvidersWords()
    {
        var fault = await FailsAsync(Behaviour.RefuseRecipient);

        Assert.False(fault.Retryable);
        Assert.Null(fault.RetryAfter);
        Assert.All(RefusalOfAnAddress, words => Assert.Contains(words, fault.Message));
    }

    [Fact]
    public async Task Message_WithAWrongSecret_IsFinalAndTheSecretStaysSecret()
    {
        var wrong = Secret + "-wrong";
        await using var misconfigured = new TestApp("Production", Settings(wrong));

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => misconfigured.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.False(fault.Retryable);
        Assert.All(RefusalOfASecret, words => Assert.Contains(words, fault.Message));
        Assert.DoesNotContain(wrong, fault.ToString());
    }

    [Fact]
    public async Task Message_SentOrRefused_LeavesNoSecretInTheLog()
    {
        await SendAsync(Message());
        await FailsAsync(Behaviour.ServerError);

        Assert.DoesNotContain(app!.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_WhoseCallerGivesUp_IsCancelledAndNotAFault()
    {
        Fake.On(Address).Next(Behaviour.HoldAnswer);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sending = Sender.SendAsync(Message(), patience.Token);
        await Fake.WaitForRequestsAsync(Address, 1, Cancellation);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Messages_FromManyAtOnce_AllArriveOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => SendAsync(Message(key: $"T-{n}~ack", body: $"We have {n}."))));

        Assert.Equal(40, Taken.DistinctBy(message => CarriesOurWords ? message.Body : message.Key).Count());
        Assert.Equal(40, Taken.Count);
    }

    protected async Task<DeliveryException> FailsAsync(Behaviour behaviour)
    {
        Fake.On(Address).Next(behaviour);
        return await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(Message()));
    }
}
