using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What every row store refuses, in words that say what is allowed.</summary>
public abstract class RowStoreLimitsContract : IDisposable
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IRowStore Store { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    [Fact]
    public async Task Batch_Of100_Fits()
    {
        await CommitAsync(Inserts(100));

        Assert.Equal(100, (await Store.ListAsync(new RowRange("tickets", "T-1"), Cancellation)).Count);
    }

    [Fact]
    public async Task Batch_Of101_IsRefused() => await IsRefused("at most 100", Inserts(101));

    [Fact]
    public async Task Batch_WithAKeyTwice_IsRefused() =>
        await IsRefused("'ticket' comes twice", new RowChange.Insert("ticket", "1"), new RowChange.Delete("ticket"));

    [Theory]
    [InlineData("a/b", "U+002F")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a#b", "U+0023")]
    [InlineData("a?b", "U+003F")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\u007fb", "U+007F")]
    [InlineData("", "1 to 512")]
    public async Task Key_WithWhatCannotBeKept_IsRefused(string key, string teaches)
    {
        await IsRefused(teaches, new RowChange.Upsert(key, "{}"));
        await IsRefused(teaches, new RowChange.Delete(key));
        var partition = await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(new RowAddress("tickets", key, "k"), Cancellation));
        Assert.Contains(teaches, partition.Message);
    }

    [Fact]
    public async Task Key_WithHalfASurrogatePair_IsRefused() => await IsRefused("surrogate", new RowChange.Upsert("a\ud83d", "{}"));

    [Fact]
    public async Task Key_AtItsLimit_Fits()
    {
        await CommitAsync(new RowChange.Insert(new string('k', 512), "{}"));
        await IsRefused("1 to 512", new RowChange.Insert(new string('k', 513), "{}"));
    }

    [Fact]
    public async Task Content_AtItsLimit_Fits()
    {
        var largest = new string('x', 900 * 1024 - 3) + "单";

        await CommitAsync(new RowChange.Insert("large", largest));

        Assert.Equal(largest, (await Store.GetAsync(new RowAddress("tickets", "T-1", "large"), Cancellation))!.Content);
        await IsRefused("921600", new RowChange.Upsert("large", largest + "x"));
    }

    [Fact]
    public async Task Batch_AtItsLimit_Fits()
    {
        var part = new string('x', 1536 * 1024 / 100);
        RowChange[] changes = [.. Enumerable.Range(0, 100).Select(n => new RowChange.Upsert($"k{n}", part))];

        await CommitAsync(changes);
        await IsRefused("1572864", [.. changes[1..], new RowChange.Upsert("k0", part + new string('x', 100))]);
    }

    [Fact]
    public async Task Content_ThatIsNoText_IsRefused()
    {
        await IsRefused("U+0000", new RowChange.Insert("ticket", "a\0b"));
        await IsRefused("surrogate", new RowChange.Insert("ticket", "a\udc00"));
    }

    [Theory]
    [InlineData("form-sources")]
    [InlineData("1st")]
    [InlineData("ab")]
    public async Task Table_WithAnotherName_IsRefused(string table)
    {
        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.CommitAsync(table, "T-1", Inserts(1), Cancellation));

        Assert.Contains("3 to 63 letters and digits", refused.Message);
    }

    [Fact]
    public async Task List_OfNoRows_IsRefused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.ListAsync(new RowRange("tickets", "T-1", Take: 0), Cancellation));

    static RowChange[] Inserts(int count) => [.. Enumerable.Range(0, count).Select(n => new RowChange.Insert($"k{n}", "{}"))];

    Task<IReadOnlyList<string>> CommitAsync(params RowChange[] changes) => Store.CommitAsync("tickets", "T-1", changes, Cancellation);

    async Task IsRefused(string teaches, params RowChange[] changes)
    {
        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(changes));
        Assert.Contains(teaches, refused.Message);
    }
}
