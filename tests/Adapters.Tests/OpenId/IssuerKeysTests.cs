using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportFlows.Adapters.OpenId;
using SupportFlows.Domain.Refusals;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.OpenId;

public sealed class IssuerKeysTests : IAsyncLifetime
{
    // Of the real clock: an issuer that holds its answer costs the test so much.
    readonly HttpClient http = new() { Timeout = TimeSpan.FromMilliseconds(200), MaxResponseContentBufferSize = 64 * 1024 };
    readonly SetClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    FakeIssuer? issuer;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    FakeIssuer Issuer => issuer!;

    public async ValueTask InitializeAsync() => issuer = await FakeIssuer.StartAsync(clock);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Issuer.DisposeAsync();
    }

    [Fact]
    public async Task Issuer_ThatHoldsItsAnswer_IsWaitedForOnce_AndKnownKeysDoNotWait()
    {
        var keys = Keys();
        Issuer.On(FakeIssuer.Discovery).Next(Behaviour.HoldAnswer);
        var refused = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Assert.ThrowsAsync<RefusalException>(() => keys.FindAsync("key-1", Cancellation))));
        Assert.All(refused, r => Assert.Equal((RefusalKind.Busy, IssuerKeys.Pause), (r.Kind, r.RetryAfter)));
        Assert.Single(Issuer.Requests);

        clock.Now += IssuerKeys.Pause;
        Assert.NotNull(await keys.FindAsync("key-1", Cancellation));

        clock.Now += IssuerKeys.Fresh;
        Issuer.On(FakeIssuer.Keys).Always(Behaviour.HoldAnswer);
        var known = keys.FindAsync("key-1", Cancellation);
        Assert.True(known.IsCompletedSuccessfully);
        Assert.NotNull(await known);
    }

    [Fact]
    public async Task Crowd_ThatComesFirst_AsksOnce()
    {
        var keys = Keys();

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => keys.FindAsync("key-1", Cancellation)));

        Assert.All(found, Assert.NotNull);
        Assert.Equal([FakeIssuer.Discovery, FakeIssuer.Keys], Issuer.Requests.Select(r => r.Recipient));
        // The secret one would make everybody the issuer.
        Assert.Null(await keys.FindAsync("oct", Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"issuer":5}""")]
    [InlineData("<html>Sign in to the airport's network</html>")]
    public async Task Rubbish_IsNoKeys(string rubbish)
    {
        Issuer.Rubbish = rubbish;

        var refused = await Assert.ThrowsAsync<RefusalException>(() => Keys().FindAsync("key-1", Cancellation));

        Assert.Equal(RefusalKind.Busy, refused.Kind);
    }

    [Fact]
    public async Task Answer_ThatNeverEnds_IsNoKeys()
    {
        Issuer.Rubbish = new string(' ', 100_000);

        var refused = await Assert.ThrowsAsync<RefusalException>(() => Keys().FindAsync("key-1", Cancellation));

        Assert.Equal(RefusalKind.Busy, refused.Kind);
    }

    IssuerKeys Keys() => new(Issuer.Issuer, () => IssuerReader.ReadAsync(http, Issuer.Issuer), clock, NullLogger.Instance);
}
