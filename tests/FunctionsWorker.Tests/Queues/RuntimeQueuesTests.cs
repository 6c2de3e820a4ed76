using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Functions.Embedded;
using SupportFlows.FunctionsWorker.Tests.Harness;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

/// <summary>The embedded runtime's queues, held to what every adapter of queues is held to.</summary>
public sealed class RuntimeQueuesTests : QueuesContract, IAsyncLifetime
{
    readonly TestFolder folder = new();
    TestApp? app;

    protected override IQueues Queues => new RuntimeQueues(app!.Queues);

    protected override string Queue => "unserved";

    public async ValueTask InitializeAsync() => app = await TestApp.StartAsync<Functions>(folder);

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    [Fact]
    public async Task Message_ThatIsPutBack_IsTheSameToItsFunction()
    {
        Functions.Fails = true;
        await app!.SendAsync("letters", "a");
        await app.AdvanceAsync(TimeSpan.FromMinutes(10));
        var parked = Assert.Single(await Queues.ParkedAsync("letters", Cancellation));

        Functions.Fails = false;
        Assert.True(await Queues.PutBackAsync("letters", parked.Id, Cancellation));
        await app.IdleAsync();

        Assert.Equal(parked.Id, Functions.Taken);
        Assert.Equal(new QueueCounts(0, 0), await Queues.CountAsync("letters", Cancellation));
    }

    protected override async Task<string[]> TextsAsync(string queue) => [.. (await app!.PeekAsync(queue)).Select(m => m.Body)];

    public sealed class Functions
    {
        internal static bool Fails { get; set; }

        internal static string? Taken { get; set; }

        [Function("Letters")]
        public void Letters([QueueTrigger("letters")] string letter, string id) =>
            Taken = Fails ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"not today: {letter.Length}")) : id;
    }
}
