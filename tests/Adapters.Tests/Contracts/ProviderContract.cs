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

    protected abstract Task StartFakeAsync();

    protected abstract Dictionary<string, string?> Settings(string secret);

    public async ValueTask InitializeAsync()
    {
        await StartFakeAsync();
        app = new TestApp("Production", Settings(Secret));
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await Fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected OutboundMessage Message(string key = "T-1~ack", string body = "We have it.") =>
        new(key, Channel, new Recipient(null, "Ann", Address, "en", "Europe/Berlin"), Channel is Channel.Email ? "Ticket T-1" : null, body);

    protected Task<Handover> SendAsync(OutboundMessage message) => app!.Sender(Channel).SendAsync(message, Cancellation);

    [Fact]
    public async Task Message_Accepted_GivesTheProvidersId()
    {
        var handover = await SendAsync(Message());

        var arrived = Assert.Single(Fake.MessagesTo(Address));
        Assert.Equal(new Handover(Provider, arrived.Id), handover);
        Assert.Equal("T-1~ack", arrived.Key);
        Assert.Equal("We have it.", arrived.Body);
    }

    [Fact]
    public async Task Message_InAnyScript_ArrivesAsItIs()
    {
        const string Body = "Grüße & <b>不可用</b> 🚀 100 % + \"q\"\nsecond line";

        await SendAsync(Message(body: Body));

        Assert.Equal(Body, Fake.Messages.Single().Body);
    }

    [Fact]
    public async Task Message_WhenRateLimited_IsRetryableAfterWhatTheProviderSays()
    {
        var fault = await FailsAsync(Behaviour.RateLimited);

        Assert.True(fault.Retryable);
        Assert.Equal(TimeSpan.FromSeconds(7), fault.RetryAfter);
        Assert.Empty(Fake.Messages);
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
        Assert.Single(Fake.Messages);
    }

    [Fact]
    public async Task Message_WhenTheAnswerIsLost_IsRetryableThoughItWasTaken()
    {
        Assert.True((await FailsAsync(Behaviour.LoseAnswer)).Retryable);

        // One request: whether to send again is decided by who called, never by the client library.
        Assert.Single(Fake.Requests);
        Assert.Single(Fake.Messages);
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
        Assert.Contains("400", fault.Message);
        Assert.Contains("nvalid", fault.Message.Replace("not contain a valid", "invalid"));
    }

    [Fact]
    public async Task Message_WithAWrongSecret_IsFinalAndTheSecretStaysSecret()
    {
        var wrong = Secret + "-wrong";
        await using var misconfigured = new TestApp("Production", Settings(wrong));

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => misconfigured.Sender(Channel).SendAsync(Message(), Cancellation));

        Assert.False(fault.Retryable);
        Assert.Contains("401", fault.Message);
        Assert.DoesNotContain(wrong, fault.ToString());
    }

    [Fact]
    public async Task Message_WhoseCallerGivesUp_IsCancelledAndNotAFault()
    {
        Fake.On(Address).Next(Behaviour.HoldAnswer);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sending = app!.Sender(Channel).SendAsync(Message(), patience.Token);
        await Fake.WaitForRequestsAsync(Address, 1, Cancellation);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Messages_FromManyAtOnce_AllArriveOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => SendAsync(Message(key: $"T-{n}~ack"))));

        Assert.Equal(40, Fake.Messages.DistinctBy(message => message.Key).Count());
        Assert.Equal(40, Fake.Messages.Count);
    }

    async Task<DeliveryException> FailsAsync(Behaviour behaviour)
    {
        Fake.On(Address).Next(behaviour);
        return await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(Message()));
    }
}
