using System.Text;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

/// <summary>What a bad disk, a torn write or a hand in the data directory leaves: all that was acknowledged is there, or the start says what is wrong with which file.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    const int PageSize = 4096;

    readonly TemporaryDirectory directory = new();
    readonly FaultyDisk disk = new();

    string File => Path.Combine(directory.Path, "supportflows.db");

    string Log => File + "-wal";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        disk.Dispose();
        directory.Dispose();
    }

    [Theory]
    [InlineData("half a frame")]
    [InlineData("garbage")]
    [InlineData("no index")]
    public async Task Log_TornByACrash_KeepsAllThatWasAcknowledged(string damage)
    {
        byte[] file, acknowledged, log;
        using (var store = new SqliteRowStore(directory.Path))
        {
            await InsertAsync(store, "first");
            await InsertAsync(store, "second");
            (file, acknowledged) = (Read(File), Read(Log));
            await InsertAsync(store, "third");
            log = Read(Log);
        }

        // The third is being written when it happens: its frames are there by half, or something else is in their place.
        Write(File, file);
        Write(Log, damage switch
        {
            "half a frame" => log[..((acknowledged.Length + log.Length) / 2 - 7)],
            "garbage" => [.. acknowledged, .. Enumerable.Repeat((byte)0xA5, 3 * PageSize)],
            _ => acknowledged,
        });

        using var again = new SqliteRowStore(directory.Path);
        Assert.Equal(["first", "second"], await KeysAsync(again));
        await InsertAsync(again, "third");
    }

    [Theory]
    [InlineData("header", "is damaged")]
    [InlineData("cut short", "is damaged")]
    [InlineData("empty", "is empty")]
    [InlineData("missing", "is missing, but its log")]
    [InlineData("log missing", "held the newest commits")]
    public async Task File_ThatIsLostOrDamaged_IsRefusedUntilABackupIsThere(string damage, string words)
    {
        using (var store = new SqliteRowStore(directory.Path))
        {
            await InsertAsync(store, "first");
        }

        var good = Read(File);
        Write(File, damage switch
        {
            "header" => [.. new byte[100], .. good[100..]],
            "cut short" => good[..^PageSize],
            "empty" => [],
            _ => good,
        });
        if (damage == "missing")
        {
            System.IO.File.Delete(File);
            Write(Log, [1, 2, 3]);
        }
        else if (damage == "log missing")
        {
            Write(File + "-shm", new byte[32 * 1024]);
        }

        var before = System.IO.File.Exists(File) ? Read(File) : null;
        var refusal = Assert.Throws<InvalidOperationException>(() => new SqliteRowStore(directory.Path));
        Assert.Contains(File, refusal.Message);
        Assert.Contains(words, refusal.Message);
        Assert.Contains("estore a backup", refusal.Message);
        Assert.Equal(before, System.IO.File.Exists(File) ? Read(File) : null);

        System.IO.File.Delete(Log);
        System.IO.File.Delete(File + "-shm");
        Write(File, good);
        using var again = new SqliteRowStore(directory.Path);
        Assert.Equal(["first"], await KeysAsync(again));
    }

    [Fact]
    public async Task Page_ThatIsDamaged_TakesNothingElseDownWithIt()
    {
        using (var store = new SqliteRowStore(directory.Path))
        {
            foreach (var n in Enumerable.Range(0, 40))
            {
                await InsertAsync(store, $"k{n:D2}", $"\"{n:D2}-{new string('x', 900)}\"");
            }
        }

        DamageThePageWith("20-xxxx");
        using var again = new SqliteRowStore(directory.Path, disk.Watch);
        disk.Hold();
        var ahead = InsertAsync(again, "ahead");
        disk.WaitUntilHeld();
        var bad = again.CommitAsync("tickets", "T-1", [new RowChange.Upsert("k20", "{}")], Cancellation);
        var good = again.CommitAsync("tickets", "T-1", [new RowChange.Upsert("k01", "{}")], Cancellation);
        disk.LetGo();

        await Task.WhenAll(ahead, good);
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<RowStoreUnavailableException>(() => bad)).Message);
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<RowStoreUnavailableException>(async () => await again.GetAsync(new RowAddress("tickets", "T-1", "k20"), Cancellation))).Message);
        Assert.Equal("{}", (await again.GetAsync(new RowAddress("tickets", "T-1", "k01"), Cancellation))!.Content);
    }

    /// <summary>An open file can be written to when it has been deleted, and all of it would be lost.</summary>
    [Fact]
    public async Task File_ThatVanishes_TakesNoMoreUntilTheNextStart()
    {
        using (var store = new SqliteRowStore(directory.Path))
        {
            await InsertAsync(store, "first");
            System.IO.File.Move(File, File + ".away");
            Assert.Contains("is not there any more", (await Assert.ThrowsAsync<RowStoreUnavailableException>(() => InsertAsync(store, "lost"))).Message);
            System.IO.File.Move(File + ".away", File);
            await Assert.ThrowsAsync<RowStoreUnavailableException>(() => InsertAsync(store, "lost"));
        }

        using var again = new SqliteRowStore(directory.Path);
        Assert.Equal(["first"], await KeysAsync(again));
    }

    static Task<IReadOnlyList<string>> InsertAsync(SqliteRowStore store, string key, string content = "{}") => store.CommitAsync("tickets", "T-1", [new RowChange.Insert(key, content)], Cancellation);

    static async Task<string[]> KeysAsync(SqliteRowStore store) => [.. (await store.ListAsync(new RowRange("tickets", "T-1"), Cancellation)).Select(row => row.Key)];

    /// <summary>The leaf of the table that has this row.</summary>
    void DamageThePageWith(string text)
    {
        const byte LeafOfTable = 0x0D;
        var bytes = Read(File);
        var page = Enumerable.Range(1, bytes.Length / PageSize - 1)
            .First(n => bytes[n * PageSize] == LeafOfTable && bytes.AsSpan(n * PageSize, PageSize).IndexOf(Encoding.ASCII.GetBytes(text)) >= 0);
        bytes.AsSpan(page * PageSize, PageSize).Fill(0xA5);
        Write(File, bytes);
    }

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    static void Write(string path, byte[] bytes) => System.IO.File.WriteAllBytes(path, bytes);
}
