using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class KillTests : IDisposable
{
    readonly TestFolder folder = new();

    public KillTests()
    {
        Functions.Gate = new Gate();
        Functions.Done = 0;
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Message_TakenWhenTheProcessDies_IsOfferedAgainAtTheNextStart()
    {
        var first = await TestApp.StartAsync<Functions>(folder);
        await first.SendAsync("letters", "a");
        await Functions.Gate.ReachedAsync();
        await first.KillAsync();

        var gate = Functions.Gate;
        Functions.Gate = new Gate();
        Functions.Gate.Open();
        await using var second = await TestApp.StartAsync<Functions>(folder);
        await second.IdleAsync();

        Assert.Equal(1, Functions.Done);
        Assert.Empty(await second.PeekAsync("letters"));
        gate.Open();
    }

    [Fact]
    public async Task Message_ThatKillsTheProcessEachTime_GoesToThePoisonQueueUnread()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "maxDequeueCount": 2 } } }""");
        var gates = new List<Gate>();
        for (var start = 0; start < 2; start++)
        {
            gates.Add(Functions.Gate = new Gate());
            var app = await TestApp.StartAsync<Functions>(folder);
            if (start == 0)
            {
                await app.SendAsync("letters", "a");
            }

            await Functions.Gate.ReachedAsync();
            await app.KillAsync();
        }

        await using var last = await TestApp.StartAsync<Functions>(folder);
        await last.IdleAsync();

        Assert.Single(await last.PeekAsync("letters-poison"));
        Assert.Equal(0, Functions.Done);
        gates.ForEach(gate => gate.Open());
    }

    public sealed class Functions
    {
        internal static Gate Gate { get; set; } = new();

        internal static int Done;

        [Function("Letters")]
        public async Task Letters([QueueTrigger("letters")] string letter)
        {
            await Gate.PassAsync();
            Interlocked.Increment(ref Done);
        }
    }
}
