using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What an operator may do with queues, wherever they are. An implementation derives it.</summary>
public abstract class QueuesContract
{
    const string First = """{"externalId":"a-1","subject":"first"}""";
    const string Second = """{"externalId":"a-2","subject":"结账 <down> & \"out\" 🔥"}""";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IQueues Queues { get; }

    /// <summary>A queue that no function listens to, of the test's own.</summary>
    protected abstract string Queue { get; }

    /// <summary>The texts on a queue, those that are hidden left out.</summary>
    protected abstract Task<string[]> TextsAsync(string queue);

    [Fact]
    public async Task Queue_ThatNobodyUsed_IsEmpty()
    {
        Assert.Equal(new QueueCounts(0, 0), await Queues.CountAsync(Queue, Cancellation));
        Assert.Empty(await Queues.ParkedAsync(Queue, Cancellation));
        Assert.False(await Queues.PutBackAsync(Queue, "1", Cancellation));
        Assert.False(await Queues.DiscardAsync(Queue, "1", Cancellation));
    }

    [Fact]
    public async Task Message_ThatIsPutBack_IsOnItsQueueAndParkedNoMore()
    {
        var (first, second) = await ParkTwoAsync();

        Assert.True(await Queues.PutBackAsync(Queue, first.Id, Cancellation));

        Assert.Equal([First], await TextsAsync(Queue));
        Assert.Equal(second, Assert.Single(await Queues.ParkedAsync(Queue, Cancellation)));
        Assert.Equal(new QueueCounts(1, 1), await Queues.CountAsync(Queue, Cancellation));
        Assert.False(await Queues.PutBackAsync(Queue, first.Id, Cancellation));
    }

    [Fact]
    public async Task Message_ThatIsDiscarded_IsGone()
    {
        var (first, second) = await ParkTwoAsync();

        Assert.True(await Queues.DiscardAsync(Queue, second.Id, Cancellation));

        Assert.Equal(first, Assert.Single(await Queues.ParkedAsync(Queue, Cancellation)));
        Assert.Equal(new QueueCounts(0, 1), await Queues.CountAsync(Queue, Cancellation));
        Assert.False(await Queues.DiscardAsync(Queue, second.Id, Cancellation));
    }

    [Fact]
    public async Task Message_ThatIsNotParked_LeavesTheOthersToBeSeen()
    {
        await ParkTwoAsync();

        Assert.False(await Queues.PutBackAsync(Queue, "no-such-message", Cancellation));

        Assert.Equal(2, (await Queues.ParkedAsync(Queue, Cancellation)).Count);
        Assert.Empty(await TextsAsync(Queue));
    }

    [Fact]
    public async Task Message_OfAnotherQueue_IsNotTaken()
    {
        var (first, _) = await ParkTwoAsync();

        Assert.False(await Queues.DiscardAsync($"{Queue}-other", first.Id, Cancellation));

        Assert.Equal(2, (await Queues.ParkedAsync(Queue, Cancellation)).Count);
    }

    [Fact]
    public async Task More_ThanAreShown_AreCounted()
    {
        for (var n = 0; n < IQueues.Shown + 2; n++)
        {
            await ParkAsync($$"""{"externalId":"{{n}}"}""");
        }

        Assert.Equal(IQueues.Shown, (await Queues.ParkedAsync(Queue, Cancellation)).Count);
        Assert.Equal(new QueueCounts(0, IQueues.Shown + 2), await Queues.CountAsync(Queue, Cancellation));
    }

    protected Task ParkAsync(string text) => Queues.SendAsync(Queue + QueueNames.Poison, text, Cancellation);

    protected async Task<(ParkedMessage First, ParkedMessage Second)> ParkTwoAsync()
    {
        await ParkAsync(First);
        await ParkAsync(Second);
        var parked = await Queues.ParkedAsync(Queue, Cancellation);
        Assert.Equal(2, parked.Count);
        return (parked.Single(m => m.Text == First), parked.Single(m => m.Text == Second));
    }
}
