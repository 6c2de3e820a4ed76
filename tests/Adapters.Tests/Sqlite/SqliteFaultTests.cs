using Microsoft.Data.Sqlite;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

public sealed class SqliteFaultTests : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly FaultyDisk disk = new();
    readonly SqliteRowStore store;

    public SqliteFaultTests() => store = new SqliteRowStore(directory.Path, disk.Watch);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        disk.LetGo();
        store.Dispose();
        disk.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Store_WhenTheDiskIsFull_SaysSoAndGoesOnWhenItIsNot()
    {
        await InsertAsync("before");
        disk.Fill();

        var fault = await Assert.ThrowsAsync<RowStoreUnavailableException>(() => CommitAsync(Insert("small"), Insert("large", new string('x', 500_000))));
        disk.Free();

        Assert.Contains("full", fault.Message);
        Assert.Contains("supportflows.db", fault.Message);
        Assert.Equal(["before"], await KeysAsync());
        await InsertAsync("after");
        Assert.Equal(["after", "before"], await KeysAsync());
    }

    [Fact]
    public async Task Store_WhenACommitFails_TellsAllWhoWaitedAndWritesNothing()
    {
        var first = (await CommitAsync(Insert("first")))[0];
        disk.FailCommits(true);

        var waiting = Enumerable.Range(0, 20).Select(n => CommitAsync(Insert($"k{n}"), new RowChange.Upsert("first", $"{n}"))).ToList();
        foreach (var commit in waiting)
        {
            await Assert.ThrowsAsync<RowStoreUnavailableException>(() => commit);
        }

        disk.FailCommits(false);
        Assert.Equal(["first"], await KeysAsync());
        Assert.NotEqual([first], await CommitAsync(new RowChange.Replace("first", "2", first)));
    }

    [Fact]
    public async Task Commits_ThatShareAFlush_ConflictAlone()
    {
        await InsertAsync("taken");
        disk.Hold();
        var ahead = InsertAsync("ahead");
        disk.WaitUntilHeld();

        var good = CommitAsync(Insert("good"));
        var bad = CommitAsync(Insert("half"), Insert("taken"));
        var same = CommitAsync(Insert("good"));
        var other = CommitAsync(Insert("other"));
        disk.LetGo();

        await Task.WhenAll(ahead, good, other);
        Assert.Equal("taken", (await Assert.ThrowsAsync<RowConflictException>(() => bad)).Key);
        Assert.Equal("good", (await Assert.ThrowsAsync<RowConflictException>(() => same)).Key);
        Assert.Equal(["ahead", "good", "other", "taken"], await KeysAsync());
    }

    [Fact]
    public async Task Caller_WhoGivesUpWhileWaiting_LeavesNothing()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        disk.Hold();
        var ahead = InsertAsync("ahead");
        disk.WaitUntilHeld();

        var abandoned = store.CommitAsync("tickets", "T-1", [Insert("abandoned")], patience.Token);
        await patience.CancelAsync();
        disk.LetGo();

        await ahead;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Assert.Equal(["ahead"], await KeysAsync());
    }

    [Fact]
    public async Task Process_KilledAfterACommit_LeavesItWholeOnTheDisk()
    {
        await CommitAsync([.. Enumerable.Range(0, 100).Select(n => Insert($"k{n:D2}"))]);
        disk.Hold();
        var inFlight = CommitAsync(Insert("half-1"), Insert("half-2"));
        disk.WaitUntilHeld();

        // What a killed process leaves: its files as they are, and no goodbye.
        using var left = new TemporaryDirectory();
        foreach (var file in new[] { "supportflows.db", "supportflows.db-wal" })
        {
            File.Copy(Path.Combine(directory.Path, file), Path.Combine(left.Path, file));
        }

        using var reopened = new SqliteRowStore(left.Path);
        var rows = await reopened.ListAsync(new RowRange("tickets", "T-1"), Cancellation);
        Assert.Equal(100, rows.Count);
        Assert.DoesNotContain(rows, row => row.Key.StartsWith("half", StringComparison.Ordinal));
        disk.LetGo();
        await inFlight;
    }

    [Fact]
    public async Task Store_Closed_HasWrittenWhatWaitedAndTakesNoMore()
    {
        var waiting = Enumerable.Range(0, 50).Select(n => InsertAsync($"k{n}")).ToList();

        await store.DisposeAsync();

        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => InsertAsync("late"));
    }

    [Fact]
    public void File_OfANewerBuild_IsRefused()
    {
        store.Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(directory.Path, "supportflows.db")};Pooling=False"))
        {
            connection.Open();
            SqliteFile.Run(connection, "PRAGMA user_version = 99");
        }

        var refused = Assert.Throws<InvalidOperationException>(() => new SqliteRowStore(directory.Path));

        Assert.Contains("schema version 99", refused.Message);
    }

    static RowChange.Insert Insert(string key, string content = "{}") => new RowChange.Insert(key, content);

    Task<IReadOnlyList<string>> CommitAsync(params RowChange[] changes) => store.CommitAsync("tickets", "T-1", changes, Cancellation);

    Task<IReadOnlyList<string>> InsertAsync(string key) => CommitAsync(Insert(key));

    async Task<string[]> KeysAsync() => [.. (await store.ListAsync(new RowRange("tickets", "T-1"), Cancellation)).Select(row => row.Key)];
}
