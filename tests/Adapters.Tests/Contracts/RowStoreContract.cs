using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What every row store does. An implementation derives it.</summary>
public abstract class RowStoreContract : IDisposable
{
    protected const string Table = "tickets";
    protected const string Partition = "T-1";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IRowStore Store { get; }

    /// <summary>How often each of those who count together counts.</summary>
    protected virtual int Counts => 25;

    /// <summary>Ends the store as a restart does, and opens it again on what it left.</summary>
    protected abstract Task ReopenAsync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected static RowChange Insert(string key, string content = "{}") => new RowChange.Insert(key, content);

    protected static RowChange Upsert(string key, string content = "{}") => new RowChange.Upsert(key, content);

    protected Task<IReadOnlyList<string>> CommitAsync(params RowChange[] changes) => Store.CommitAsync(Table, Partition, changes, Cancellation);

    protected Task<Row?> GetAsync(string key) => Store.GetAsync(new RowAddress(Table, Partition, key), Cancellation);

    protected async Task<string[]> KeysAsync(RowRange range) => [.. (await Store.ListAsync(range, Cancellation)).Select(row => row.Key)];

    protected Task<string[]> KeysAsync() => KeysAsync(new RowRange(Table, Partition));

    [Fact]
    public async Task Row_NotThere_IsNull() => Assert.Null(await GetAsync("nothing"));

    [Fact]
    public async Task Insert_IntoNothing_IsReadBack()
    {
        var etags = await CommitAsync(Insert("ticket", """{"a":1}"""));

        Assert.Equal(new Row(Partition, "ticket", """{"a":1}""", etags.Single()), await GetAsync("ticket"));
    }

    [Fact]
    public async Task Insert_OfAnExistingRow_ConflictsAndNamesIt()
    {
        await CommitAsync(Insert("ticket", "1"));

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => CommitAsync(Insert("ticket", "2")));

        Assert.Equal("ticket", conflict.Key);
        Assert.Equal("1", (await GetAsync("ticket"))!.Content);
    }

    [Fact]
    public async Task Replace_WithItsETag_Writes()
    {
        var first = await CommitAsync(Insert("ticket", "1"));

        var second = await CommitAsync(new RowChange.Replace("ticket", "2", first[0]));

        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(new Row(Partition, "ticket", "2", second[0]), await GetAsync("ticket"));
    }

    [Fact]
    public async Task Replace_WithAnOldETag_Conflicts()
    {
        var first = await CommitAsync(Insert("ticket", "1"));
        await CommitAsync(Upsert("ticket", "2"));

        await Assert.ThrowsAsync<RowConflictException>(() => CommitAsync(new RowChange.Replace("ticket", "3", first[0])));

        Assert.Equal("2", (await GetAsync("ticket"))!.Content);
    }

    [Fact]
    public async Task Replace_OfNothing_Conflicts() =>
        await Assert.ThrowsAsync<RowConflictException>(() => CommitAsync(new RowChange.Replace("ticket", "1", "1")));

    [Fact]
    public async Task Upsert_WhateverWasThere_Writes()
    {
        await CommitAsync(Upsert("ticket", "1"));
        await CommitAsync(Upsert("ticket", "2"));

        Assert.Equal("2", (await GetAsync("ticket"))!.Content);
    }

    [Fact]
    public async Task Delete_WithItsETag_Removes()
    {
        var etags = await CommitAsync(Insert("ticket"));

        Assert.Equal([""], await CommitAsync(new RowChange.Delete("ticket", etags[0])));
        Assert.Null(await GetAsync("ticket"));
    }

    [Fact]
    public async Task Delete_WithAnotherETag_Conflicts()
    {
        var first = await CommitAsync(Insert("ticket"));
        await CommitAsync(Upsert("ticket"));

        await Assert.ThrowsAsync<RowConflictException>(() => CommitAsync(new RowChange.Delete("ticket", first[0])));
        Assert.NotNull(await GetAsync("ticket"));
    }

    [Fact]
    public async Task Delete_WithAnETagOfNothing_Conflicts() =>
        await Assert.ThrowsAsync<RowConflictException>(() => CommitAsync(new RowChange.Delete("ticket", "1")));

    [Fact]
    public async Task Delete_WithoutETag_RemovesWhatIsThereAndMindsNothing()
    {
        await CommitAsync(Insert("ticket"));

        await CommitAsync(new RowChange.Delete("ticket"), new RowChange.Delete("never-there"));

        Assert.Null(await GetAsync("ticket"));
    }

    [Fact]
    public async Task ETag_AfterDeleteAndInsert_NeverRepeats()
    {
        var seen = new HashSet<string>();
        for (var round = 0; round < 5; round++)
        {
            Assert.True(seen.Add((await CommitAsync(Insert("ticket", "same")))[0]));
            Assert.True(seen.Add((await CommitAsync(Upsert("ticket", "same")))[0]));
            await CommitAsync(new RowChange.Delete("ticket"));
            await ReopenAsync();
        }
    }

    [Fact]
    public async Task Batch_WithOneConflict_WritesNothing()
    {
        await CommitAsync(Insert("b", "1"), Insert("gone", "1"));

        var conflict = await Assert.ThrowsAsync<RowConflictException>(
            () => CommitAsync(Insert("a"), Upsert("b", "2"), new RowChange.Delete("gone"), new RowChange.Replace("c", "2", "7")));

        Assert.Equal("c", conflict.Key);
        Assert.Equal(["b", "gone"], await KeysAsync());
        Assert.Equal("1", (await GetAsync("b"))!.Content);
    }

    [Fact]
    public async Task Batch_OfEveryKind_GivesETagsInTheOrderOfTheChanges()
    {
        var before = await CommitAsync(Insert("replaced"), Insert("deleted"));

        var etags = await CommitAsync(
            new RowChange.Delete("deleted", before[1]), Insert("z"), new RowChange.Replace("replaced", "2", before[0]), Upsert("a"));

        Assert.Equal(["", (await GetAsync("z"))!.ETag, (await GetAsync("replaced"))!.ETag, (await GetAsync("a"))!.ETag], etags);
    }

    [Fact]
    public async Task Batch_OfNothing_GivesNothing() => Assert.Empty(await CommitAsync());

    [Fact]
    public async Task List_OfAPartition_IsInOrdinalOrderAndItsOwn()
    {
        await CommitAsync(Insert("b"), Insert("a"), Insert("B"), Insert("a-1"), Insert("a1"), Insert("é"), Insert("单"));
        await Store.CommitAsync(Table, "T-2", [Insert("other-partition")], Cancellation);
        await Store.CommitAsync("people", Partition, [Insert("other-table")], Cancellation);

        Assert.Equal(["B", "a", "a-1", "a1", "b", "é", "单"], await KeysAsync());
    }

    [Fact]
    public async Task List_OfARange_IncludesItsStartAndNotItsEnd()
    {
        await CommitAsync(Insert("event-01"), Insert("event-02"), Insert("event-03"), Insert("event-04"), Insert("ticket"));

        Assert.Equal(["event-02", "event-03"], await KeysAsync(new RowRange(Table, Partition, "event-02", "event-04")));
        Assert.Equal(["event-04", "ticket"], await KeysAsync(new RowRange(Table, Partition, "event-04")));
        Assert.Equal(["event-01"], await KeysAsync(new RowRange(Table, Partition, To: "event-02")));
        Assert.Equal(["event-01", "event-02"], await KeysAsync(new RowRange(Table, Partition, Take: 2)));
        Assert.Empty(await KeysAsync(new RowRange(Table, Partition, "u")));
    }

    [Fact]
    public async Task List_OfMoreThanAPage_TakesWhatIsAsked()
    {
        for (var batch = 0; batch < 11; batch++)
        {
            await CommitAsync([.. Enumerable.Range(batch * 100, 100).Select(n => Insert($"event-{n:D4}"))]);
        }

        Assert.Equal(1000, (await KeysAsync()).Length);
        Assert.Equal(1100, (await KeysAsync(new RowRange(Table, Partition, Take: 5000))).Length);
    }

    [Fact]
    public async Task Writers_OnOneRow_ExactlyOneWins()
    {
        var first = await CommitAsync(Insert("ticket", "0"));

        var inserts = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Wins(Insert("once", $"{n}"))));
        var replaces = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Wins(new RowChange.Replace("ticket", $"{n}", first[0]))));

        Assert.Single(inserts, won => won);
        Assert.Single(replaces, won => won);
    }

    [Fact]
    public async Task Writers_CountingTogether_LoseNothing()
    {
        await CommitAsync(Insert("counter", "0"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountAsync(Counts))));

        Assert.Equal($"{8 * Counts}", (await GetAsync("counter"))!.Content);
    }

    [Fact]
    public async Task Rows_AfterReopening_AreThere()
    {
        var etags = await CommitAsync(Insert("ticket", """{"subject":"配置 ✓ 🚀"}"""));

        await ReopenAsync();

        Assert.Equal(new Row(Partition, "ticket", """{"subject":"配置 ✓ 🚀"}""", etags[0]), await GetAsync("ticket"));
    }

    [Fact]
    public async Task Keys_InAnyScript_AreKept()
    {
        string[] keys = ["Ünïcode ключ", "客户-一", "🚀", "a'b\"c%_*;--", " spaced "];
        foreach (var key in keys)
        {
            await Store.CommitAsync(Table, key, [Insert(key, key)], Cancellation);
            Assert.Equal(key, (await Store.GetAsync(new RowAddress(Table, key, key), Cancellation))!.Content);
        }
    }

    async Task<bool> Wins(RowChange change)
    {
        try
        {
            await CommitAsync(change);
            return true;
        }
        catch (RowConflictException)
        {
            return false;
        }
    }

    async Task CountAsync(int times)
    {
        while (times > 0)
        {
            var row = (await GetAsync("counter"))!;
            var next = int.Parse(row.Content, System.Globalization.CultureInfo.InvariantCulture) + 1;
            times -= await Wins(new RowChange.Replace("counter", $"{next}", row.ETag)) ? 1 : 0;
        }
    }
}
