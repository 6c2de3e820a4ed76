using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class KillTests : IDisposable
{
    readonly TestFolder folder = new();

    /// <summary>A killed process is still in this one: its function stays at its gate until the end.</summary>
    readonly List<Life> killed = [];

    public void Dispose()
    {
        killed.ForEach(life => life.Gate.Open());
        folder.Dispose();
    }

    [Fact]
    public async Task Message_TakenWhenTheProcessDies_IsOfferedAgainAtTheNextStart()
    {
        await DieAsync(1);

        var (done, left, aside) = await LiveAsync();

        Assert.Equal((1, 0, 0), (done, left, aside));
    }

    [Fact]
    public async Task Message_InHandMoreOftenThanAFailureIsForgiven_IsStillDone()
    {
        MaxDequeueCount(2);
        await DieAsync(7);

        var (done, left, aside) = await LiveAsync();

        Assert.Equal((1, 0, 0), (done, left, aside));
    }

    [Fact]
    public async Task Message_ThatKillsTheProcessEachTime_GoesToThePoisonQueueUnread()
    {
        MaxDequeueCount(2);
        await DieAsync(8);

        var (done, left, aside) = await LiveAsync();

        Assert.Equal((0, 0, 1), (done, left, aside));
    }

    void MaxDequeueCount(int count) => folder.Write("host.json", $$"""{ "extensions": { "queues": { "maxDequeueCount": {{count}} } } }""");

    async Task DieAsync(int times)
    {
        for (var start = 0; start < times; start++)
        {
            killed.Add(Functions.Life = new Life());
            var app = await TestApp.StartAsync<Functions>(folder);
            if (start == 0)
            {
                await app.SendAsync("letters", "a");
            }

            await Functions.Life.Gate.ReachedAsync();
            await app.KillAsync();
        }
    }

    async Task<(int Done, int Left, int Aside)> LiveAsync()
    {
        var life = Functions.Life = new Life();
        life.Gate.Open();
        await using var app = await TestApp.StartAsync<Functions>(folder);
        await app.IdleAsync();
        return (life.Done, (await app.PeekAsync("letters")).Count, (await app.PeekAsync("letters-poison")).Count);
    }

    internal sealed class Life
    {
        public Gate Gate { get; } = new();

        public int Done;
    }

    public sealed class Functions
    {
        internal static Life Life { get; set; } = new();

        [Function("Letters")]
        public async Task Letters([QueueTrigger("letters")] string letter)
        {
            var life = Life;
            await life.Gate.PassAsync();
            Interlocked.Increment(ref life.Done);
        }
    }
}
