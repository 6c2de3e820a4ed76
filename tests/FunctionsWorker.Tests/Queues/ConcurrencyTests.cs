using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class ConcurrencyTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Messages_BeyondTheBatch_WaitUntilTheThresholdIsReached()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "batchSize": 4, "newBatchThreshold": 0 } } }""");
        await using var app = await TestApp.StartAsync<Functions>(folder);

        var sending = Enumerable.Range(0, 12).Select(_ => app.SendAsync("letters", "a"));
        await Task.WhenAll(sending);
        await Functions.Gate.ReachedAsync();
        Functions.Gate.Open();
        await app.IdleAsync();

        Assert.InRange(Functions.Most, 1, 4);
        Assert.Equal(12, Functions.Done);
    }

    public sealed class Functions
    {
        static int now;

        internal static Gate Gate { get; } = new();

        internal static int Most { get; private set; }

        internal static int Done;

        [Function("Letters")]
        public async Task Letters([QueueTrigger("letters")] string letter)
        {
            Most = Math.Max(Most, Interlocked.Increment(ref now));
            await Gate.PassAsync();
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref Done);
        }
    }
}
