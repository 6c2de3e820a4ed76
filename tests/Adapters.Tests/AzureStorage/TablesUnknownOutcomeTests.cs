using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>A commit that was written and whose answer never came is not refused for having been written; one that somebody else came before is.</summary>
public sealed class TablesUnknownOutcomeTests : IAsyncLifetime
{
    const string Table = "tickets";
    const string Partition = "T-1";

    readonly string prefix = Azurite.NewPrefix();
    BadNetwork? network;
    TablesRowStore? ours;
    TablesRowStore? others;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    BadNetwork Network => network!;

    public async ValueTask InitializeAsync()
    {
        network = await BadNetwork.StartAsync();
        ours = Azurite.Store(network.Address, prefix, new TablesPatience(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1)));
        others = Azurite.Store(await Azurite.AddressAsync(), prefix, TablesPatience.Standard);
    }

    public async ValueTask DisposeAsync()
    {
        ours?.Dispose();
        others?.Dispose();
        await (network?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.AnswerLate)]
    public async Task Commit_WhoseAnswerIsLost_IsWrittenOnceAndGivesItsETags(Fate fate)
    {
        var before = await OthersAsync(Insert("replaced"), Insert("deleted"), Insert("dropped"));
        Network.Next(fate);

        var etags = await OursAsync(
            Insert("inserted", "1"), new RowChange.Replace("replaced", "2", before[0]), new RowChange.Delete("deleted", before[1]), new RowChange.Delete("dropped"), new RowChange.Upsert("upserted", "3"));

        Assert.Equal(2, Network.Requests);
        Assert.Equal([("inserted", "1", etags[0]), ("replaced", "2", etags[1]), ("upserted", "3", etags[4])], await RowsAsync());
        Assert.Equal(["", ""], etags.Skip(2).Take(2));
    }

    [Fact]
    public async Task Insert_WhoseAnswerIsLostTwice_IsNoConflict()
    {
        Network.Next(Fate.AnswerLost);
        Network.Next(Fate.AnswerLost);

        var etags = await OursAsync(Insert("ticket", "ours"));

        Assert.Equal([("ticket", "ours", etags[0])], await RowsAsync());
    }

    [Theory]
    [InlineData(Fate.Lost)]
    [InlineData(Fate.Error)]
    [InlineData(Fate.Busy)]
    public async Task Commit_ThatSomebodyElseCameBefore_IsAConflictThoughItWasTriedTwice(Fate fate)
    {
        var before = await OthersAsync(Insert("ticket", "0"));
        Network.Next(fate, () => OthersAsync(new RowChange.Replace("ticket", "theirs", before[0]), Insert("event", "theirs")));

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => OursAsync(new RowChange.Upsert("other", "ours"), Insert("event", "ours"), new RowChange.Replace("ticket", "ours", before[0])));

        Assert.Equal("event", conflict.Key);
        Assert.Equal(["theirs", "theirs"], (await RowsAsync()).Select(row => row.Content));
    }

    [Fact]
    public async Task Replace_WhoseAnswerIsLostAndThatIsReplacedMeanwhile_WasWritten()
    {
        await OthersAsync(Insert("ticket", "0"));
        var before = (await FindAsync("ticket"))!.ETag;
        Network.Next(Fate.AnswerLost, async () => await OthersAsync(new RowChange.Replace("ticket", "theirs", (await FindAsync("ticket"))!.ETag)));

        var etags = await OursAsync(new RowChange.Replace("ticket", "ours", before));

        Assert.Equal("theirs", (await FindAsync("ticket"))!.Content);
        await Assert.ThrowsAsync<RowConflictException>(() => OursAsync(new RowChange.Replace("ticket", "ours again", etags[0])));
    }

    [Fact]
    public async Task Insert_WhoseAnswerIsLostAndThatSomebodyElseDeletes_IsTheConflictThatItMet()
    {
        await OthersAsync(Insert("event", "theirs"));
        Network.Next(Fate.AnswerLost);

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => OursAsync(Insert("ticket"), Insert("event", "ours")));

        Assert.Equal("event", conflict.Key);
        Assert.Equal(["event"], (await RowsAsync()).Select(row => row.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_WhoseAnswerIsLost_IsNoConflictAlsoWhenTheRowCameAgain(bool again)
    {
        var before = await OthersAsync(Insert("owner", "0"));
        Network.Next(Fate.AnswerLost, again ? () => OthersAsync(Insert("owner", "theirs")) : null);

        Assert.Equal([""], await OursAsync(new RowChange.Delete("owner", before[0])));

        Assert.Equal(again ? ["theirs"] : [], (await RowsAsync()).Select(row => row.Content));
        Assert.Equal(again ? 1 : 0, await EntitiesAsync());
    }

    [Fact]
    public async Task Delete_ThatSomebodyElseMadeMeanwhile_IsAConflict()
    {
        var before = await OthersAsync(Insert("owner", "0"));
        Network.Next(Fate.Lost, () => OthersAsync(new RowChange.Delete("owner", before[0])));

        await Assert.ThrowsAsync<RowConflictException>(() => OursAsync(new RowChange.Delete("owner", before[0])));
    }

    [Fact]
    public async Task Delete_OfARowThatComesBetweenTheRequests_DeletesIt()
    {
        // The first request says that there is none; by the second there is one.
        Network.Next(Fate.Arrives, () => OthersAsync(Insert("index", "theirs")));

        await OursAsync(new RowChange.Delete("index"), Insert("ticket"));

        Assert.Equal(["ticket"], (await RowsAsync()).Select(row => row.Key));
        Assert.Equal(1, await EntitiesAsync());
    }

    [Fact]
    public async Task Tombstone_ThatStays_IsNoRowToAnybody()
    {
        Network.Meant = request => request.Method == "DELETE";
        for (var n = 0; n < TablesPatience.Requests; n++)
        {
            Network.Next(Fate.Busy);
        }

        await OursAsync(new RowChange.Delete("a"), Insert("b"), Insert("c"));

        Assert.Equal(3, await EntitiesAsync());
        Assert.Null(await FindAsync("a"));
        Assert.Equal("b", (await ours!.ListAsync(new RowRange(Table, Partition, Take: 1), Cancellation)).Single().Key);
        await Assert.ThrowsAsync<RowConflictException>(() => OursAsync(new RowChange.Replace("a", "{}", "1")));
        await OursAsync(Insert("a", "new"));
        Assert.Equal("new", (await FindAsync("a"))!.Content);
    }

    static RowChange.Insert Insert(string key, string content = "{}") => new(key, content);

    Task<IReadOnlyList<string>> OursAsync(params RowChange[] changes) => ours!.CommitAsync(Table, Partition, changes, Cancellation);

    Task<IReadOnlyList<string>> OthersAsync(params RowChange[] changes) => others!.CommitAsync(Table, Partition, changes, Cancellation);

    Task<Row?> FindAsync(string key) => others!.GetAsync(new RowAddress(Table, Partition, key), Cancellation);

    async Task<IEnumerable<(string Key, string Content, string ETag)>> RowsAsync() =>
        (await others!.ListAsync(new RowRange(Table, Partition), Cancellation)).Select(row => (row.Key, row.Content, row.ETag));

    /// <summary>Rows and tombstones.</summary>
    async Task<int> EntitiesAsync()
    {
        var table = new Azure.Data.Tables.TableClient(Azurite.ConnectionString(await Azurite.AddressAsync()), prefix + Table);
        return await table.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).CountAsync(Cancellation);
    }
}
