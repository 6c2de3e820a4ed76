using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Hosting;

public sealed class ShutdownTests : IDisposable
{
    readonly TestFolder folder = new();

    public ShutdownTests()
    {
        Functions.Gate = new Gate();
        Functions.Done = 0;
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Stop_WhileWorkRuns_FinishesItAndLeavesTheRest()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "batchSize": 1, "newBatchThreshold": 0 } } }""");
        await using (var app = await TestApp.StartAsync<Functions>(folder))
        {
            var request = app.GetAsync("/api/Slow");
            await app.SendAsync("letters", "first");
            await app.SendAsync("letters", "second");
            await Functions.Gate.ReachedAsync(times: 2);

            var stopping = app.StopAsync();
            Functions.Gate.Open();
            await stopping;
            using var response = await request;

            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Equal(2, Functions.Done);
        }

        await using var next = await TestApp.StartAsync<Functions>(folder);
        await next.IdleAsync();
        Assert.Equal(3, Functions.Done);
    }

    [Fact]
    public async Task Stop_ThatWaitsNoLonger_CancelsWhatRunsAndKeepsItsMessage()
    {
        await using (var app = await TestApp.StartAsync<Patient>(folder))
        {
            await app.SendAsync("letters", "a");
            await Patient.Gate.ReachedAsync();

            await app.StopAsync(new CancellationToken(canceled: true));
            await app.IdleAsync();

            Assert.True(Patient.Cancelled);
            Assert.Empty(app.Log.Errors);
        }

        Patient.Gate.Open();
        await using var next = await TestApp.StartAsync<Patient>(folder);
        await next.IdleAsync();
        Assert.Empty(await next.PeekAsync("letters"));
        Assert.Equal(2, Patient.Attempt);
    }

    [Fact]
    public async Task DataDirectory_InUse_IsRefusedToASecondApp()
    {
        await using var first = await TestApp.StartAsync<Functions>(folder);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Functions>(folder));

        Assert.Contains($"The data directory '{folder.Data}' is in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    public sealed class Patient
    {
        internal static Gate Gate { get; } = new();

        internal static bool Cancelled { get; private set; }

        internal static int Attempt { get; private set; }

        [Function("Letters")]
        public async Task Letters([QueueTrigger("letters")] string letter, int dequeueCount, CancellationToken cancellation)
        {
            Attempt = dequeueCount;
            try
            {
                await Gate.PassAsync().WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                Cancelled = true;
                throw;
            }
        }
    }

    public sealed class Functions
    {
        internal static Gate Gate { get; set; } = new();

        internal static int Done;

        [Function("Slow")]
        public async Task Slow([HttpTrigger("get")] HttpRequest request)
        {
            await Gate.PassAsync();
            Interlocked.Increment(ref Done);
        }

        [Function("Letters")]
        public async Task Letters([QueueTrigger("letters")] string letter)
        {
            await Gate.PassAsync();
            Interlocked.Increment(ref Done);
        }
    }
}
