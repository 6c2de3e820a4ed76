using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Promises;

public class PurgeTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 9, 3, 20);

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Goes_On_In_Slices_Until_The_Backend_Says_That_It_Is_Done(bool? done)
    {
        var client = Client(slice => new PurgeResult(100, slice < 3 ? false : done));

        var purged = await Run(client);

        Assert.Equal(300, purged);
        Assert.Equal(3, client.Purged.Count);
    }

    [Fact]
    public async Task Stops_After_So_Many_Slices_However_Much_Is_Left()
    {
        var client = Client(_ => new PurgeResult(1, isComplete: false));

        Assert.Equal(Purge.MostSlices, await Run(client));
    }

    [Fact]
    public async Task Asks_For_What_Began_Before_A_Week_And_Has_Ended_Well()
    {
        var client = Client(_ => new PurgeResult(0, isComplete: true));

        await Run(client);

        var filter = Assert.Single(client.Purged);
        Assert.Equal(Now - Purge.Kept, Instant.FromDateTimeOffset(filter.CreatedTo!.Value));
        Assert.Equal([OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated], filter.Statuses!);
        Assert.InRange(filter.Timeout!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    static TestClient Client(Func<int, PurgeResult> purges) => new() { Purges = purges };

    static Task<int> Run(TestClient client) => new Purge(NullLogger<Purge>.Instance).RunOnceAsync(client, Now, TestContext.Current.CancellationToken);
}
