using Azure.Storage.Queues;
using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Adapters.Tests.AzureStorage;

public sealed class AzureQueuesTests : QueuesContract, IAsyncLifetime
{
    static readonly TimeSpan NobodyWaitsSoLong = TimeSpan.FromSeconds(60);

    readonly string queue = Azurite.NewPrefix() + "-queue";
    BadNetwork? network;
    AzureQueues? queues;

    protected override IQueues Queues => queues!;

    protected override string Queue => queue;

    public async ValueTask InitializeAsync()
    {
        network = await BadNetwork.StartAsync(await Azurite.QueuesAsync());
        network.Meant = _ => false;
        queues = Azurite.Queues(network.Address, new TablesPatience(NobodyWaitsSoLong, NobodyWaitsSoLong, TimeSpan.FromMilliseconds(1)));
    }

    public async ValueTask DisposeAsync()
    {
        queues?.Dispose();
        await (network?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Message_ThatCannotBeDeletedOnceItIsSent_StaysParkedAndIsTheSameWhenItIsPutBackAgain()
    {
        await ParkAsync("""{"subject":"without an id of its own"}""");
        var id = Assert.Single(await Queues.ParkedAsync(Queue, Cancellation)).Id;
        network!.Meant = request => request.Method == "DELETE";
        for (var n = 0; n < TablesPatience.Requests; n++)
        {
            network.Next(Fate.Lost);
        }

        await Assert.ThrowsAsync<QueuesUnavailableException>(() => Queues.PutBackAsync(Queue, id, Cancellation));

        Assert.Equal(id, Assert.Single(await Queues.ParkedAsync(Queue, Cancellation)).Id);
        Assert.True(await Queues.PutBackAsync(Queue, id, Cancellation));
        Assert.Equal($$"""{"subject":"without an id of its own","externalId":"message:{{id}}"}""", Assert.Single((await TextsAsync(Queue)).Distinct()));
        Assert.Empty(await Queues.ParkedAsync(Queue, Cancellation));
    }

    [Fact]
    public async Task Message_ThatCannotBeSent_StaysParked()
    {
        var (first, _) = await ParkTwoAsync();
        network!.Meant = request => request.Method == "POST" && !request.Path.Value!.Contains(QueueNames.Poison, StringComparison.Ordinal);
        network.Next(Fate.Forbidden);

        var fault = await Assert.ThrowsAsync<QueuesUnavailableException>(() => Queues.PutBackAsync(Queue, first.Id, Cancellation));

        Assert.Contains("Storage Queue Data Contributor", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Queues.ParkedAsync(Queue, Cancellation)).Count);
    }

    [Fact]
    public async Task Message_ThatIsDeletedAndNotAnswered_IsPutBackOnce()
    {
        var (first, _) = await ParkTwoAsync();
        network!.Meant = request => request.Method == "DELETE";
        network.Next(Fate.AnswerLost);

        Assert.True(await Queues.PutBackAsync(Queue, first.Id, Cancellation));

        Assert.Equal([first.Text], await TextsAsync(Queue));
    }

    [Fact]
    public async Task Message_ThatSomebodyElseHasInHand_IsForAMoment()
    {
        var (first, _) = await ParkTwoAsync();
        await (await ClientAsync(Queue + QueueNames.Poison)).ReceiveMessagesAsync(IQueues.Shown, NobodyWaitsSoLong, Cancellation);

        var busy = await Assert.ThrowsAsync<RefusalException>(() => Queues.DiscardAsync(Queue, first.Id, Cancellation));

        Assert.Equal(RefusalKind.Busy, busy.Kind);
        Assert.NotNull(busy.RetryAfter);
    }

    [Fact]
    public async Task Service_ThatDoesNotAnswer_IsUnavailableWhenTheTimeIsUp()
    {
        using var impatient = Azurite.Queues(network!.Address, new TablesPatience(TimeSpan.FromMilliseconds(100), NobodyWaitsSoLong, TimeSpan.FromMilliseconds(1)));
        network.Meant = _ => true;
        network.Next(Fate.Late);

        Assert.Contains("did not answer within 0.1 seconds", (await Assert.ThrowsAsync<QueuesUnavailableException>(() => impatient.CountAsync(Queue, Cancellation))).Message, StringComparison.Ordinal);
    }

    protected override async Task<string[]> TextsAsync(string queue)
    {
        var client = await ClientAsync(queue);
        return await client.ExistsAsync(Cancellation) ? [.. (await client.PeekMessagesAsync(IQueues.Shown, Cancellation)).Value.Select(m => m.MessageText)] : [];
    }

    static async Task<QueueClient> ClientAsync(string queue) => new(Azurite.QueuesConnectionString(await Azurite.QueuesAsync()), queue);
}
