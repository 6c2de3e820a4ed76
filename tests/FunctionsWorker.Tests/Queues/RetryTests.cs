using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class RetryTests : IDisposable
{
    readonly TestFolder folder = new();

    public RetryTests()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "maxDequeueCount": 3, "visibilityTimeout": "00:00:30" } } }""");
        Functions.Attempts = 0;
        Functions.FailsUntil = int.MaxValue;
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Message_ThatFails_IsTriedAgainAfterTheVisibilityTimeout()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);
        Functions.FailsUntil = 2;

        await app.SendAsync("letters", "a");
        await app.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(1, Functions.Attempts);

        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Functions.Attempts);
        Assert.Empty(await app.PeekAsync("letters"));
        Assert.Contains("Function Letters failed on message", Assert.Single(app.Log.Errors).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_ThatFailsTooOften_GoesToThePoisonQueue()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("letters", "a");
        await app.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(3, Functions.Attempts);
        Assert.Empty(await app.PeekAsync("letters"));
        var poison = Assert.Single(await app.PeekAsync("letters-poison"));
        Assert.Equal(("a", 0), (poison.Body, poison.DequeueCount));
    }

    [Fact]
    public async Task Messages_BehindOneThatFails_AreNotHeldUp()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("letters", "bad");
        await app.SendAsync("letters", "good");
        await app.IdleAsync();

        Assert.Equal("bad", Assert.Single(await app.PeekAsync("letters")).Body);
    }

    [Fact]
    public async Task Retry_AfterARestart_IsStillDue()
    {
        await using (var first = await TestApp.StartAsync<Functions>(folder))
        {
            await first.SendAsync("letters", "a");
            await first.IdleAsync();
        }

        Functions.FailsUntil = 2;
        await using var second = await TestApp.StartAsync<Functions>(folder, null, TestApp.Start.AddSeconds(10));
        await second.AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Equal(1, Functions.Attempts);
        await second.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Functions.Attempts);
    }

    public sealed class Functions
    {
        internal static int Attempts;

        internal static int FailsUntil { get; set; }

        [Function("Letters")]
        public void Letters([QueueTrigger("letters")] string letter)
        {
            if (Interlocked.Increment(ref Attempts) < FailsUntil && letter != "good")
            {
                throw new InvalidOperationException("not today");
            }
        }
    }
}
