using System.Text;
using NodaTime;
using SupportFlows.Adapters.Webhooks;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Adapters.Tests.Webhooks;

/// <summary>What strangers' servers do to us, over real HTTP.</summary>
public sealed class HttpWebhookPosterTests : IAsyncLifetime
{
    const string Secret = "whsec_of-the-test";
    const string Path = "hook";

    static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"ticket.replied","data":{"body":"你好"}}""");

    FakeReceiver? fake;

    FakeReceiver Fake => fake!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeReceiver.StartAsync();
        fake.Trusts(Path, Secret);
    }

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    [Fact]
    public async Task Event_IsTaken_SignedAndWhole()
    {
        var answer = await PostAsync();

        Assert.True(answer.IsTaken);
        Assert.Equal((200, null, "thank you"), (answer.Status, answer.Error, answer.Text));
        var taken = Assert.Single(Fake.Messages);
        Assert.Equal(("w-t-1", Encoding.UTF8.GetString(Body)), (taken.Key, taken.Body));
    }

    [Theory]
    [InlineData(Behaviour.ServerError, 500, "answered 500")]
    [InlineData(Behaviour.RateLimited, 429, "answered 429")]
    [InlineData(Behaviour.Gone, 410, "answered 410")]
    [InlineData(Behaviour.Redirect, 307, "redirects are not followed")]
    [InlineData(Behaviour.DropConnection, null, "could not be reached")]
    [InlineData(Behaviour.LoseAnswer, null, "could not be reached")]
    [InlineData(Behaviour.HoldAnswer, null, "did not answer within 0.3 s")]
    [InlineData(Behaviour.EndlessAnswer, null, "did not answer within 0.3 s")]
    public async Task Receiver_InTrouble_IsNotTakenAndSaysWhy(Behaviour behaviour, int? status, string error)
    {
        Fake.On(Path).Next(behaviour);

        var answer = await PostAsync(timeout: TimeSpan.FromSeconds(0.3));

        Assert.False(answer.IsTaken);
        Assert.Equal(status, answer.Status);
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
        Assert.Single(Fake.Requests);
    }

    [Fact]
    public async Task Answer_OfManyCharacters_IsCutAndItsRetryAfterIsRead()
    {
        Fake.On(Path).Next(Behaviour.ServerError, Behaviour.RateLimited);

        Assert.Equal(500, (await PostAsync()).Text!.Length);
        Assert.Equal(Duration.FromHours(2), (await PostAsync()).RetryAfter);
    }

    [Fact]
    public async Task Receiver_ThatIsNotThere_IsNotReached()
    {
        var url = Fake.UrlOf(Path);
        await Fake.DisposeAsync();

        Assert.Contains("could not be reached", (await PostAsync(url)).Error, StringComparison.Ordinal);
        fake = await FakeReceiver.StartAsync();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Address_OfThisMachine_IsNotConnectedToInProduction(string host)
    {
        var answer = await PostAsync(Fake.UrlOf(Path).Replace("127.0.0.1", host, StringComparison.Ordinal), allowsLoopback: false);

        Assert.Null(answer.Status);
        Assert.Contains("not on the public internet", answer.Error, StringComparison.Ordinal);
        Assert.Empty(Fake.Requests);
    }

    [Fact]
    public async Task Address_OfTheNetworkOfTheCloud_IsNotConnectedToInDevelopmentEither() =>
        Assert.Contains("169.254.169.254, which is not on the public internet", (await PostAsync("http://169.254.169.254/latest")).Error, StringComparison.Ordinal);

    async Task<WebhookAnswer> PostAsync(string? url = null, bool allowsLoopback = true, TimeSpan? timeout = null)
    {
        using var handler = GuardedHandler.Create(new WebhookSettings(allowsLoopback));
        var poster = new HttpWebhookPoster(new Clients(handler), TimeProvider.System, timeout ?? TimeSpan.FromSeconds(10));
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var post = new WebhookPost(new Uri(url ?? Fake.UrlOf(Path)), Body, "w-t-1", WebhookSignature.Of([Secret], Body, now));
        return await poster.PostAsync(post, TestContext.Current.CancellationToken);
    }

    sealed class Clients(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
