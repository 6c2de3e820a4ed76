using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask;

namespace SupportFlows.DurableTask_Tests;

/// <summary>What a bad disk, a torn write or a hand in the data directory leaves: all that was acknowledged is there, or the start says what is wrong with which file.</summary>
public class DamagedFileTests
{
    const int PageSize = 4096;

    [Theory]
    [InlineData("half a frame")]
    [InlineData("garbage")]
    [InlineData("no index")]
    public async Task Log_TornByACrash_KeepsAllThatWasAcknowledged(string damage)
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        await engine.RaiseAsync(id, "add", 1);
        await engine.RaiseAsync(id, "add", 10);
        var (file, acknowledged) = (ReadShared(engine.DatabasePath), ReadShared(engine.DatabasePath + "-wal"));
        await engine.RaiseAsync(id, "add", 100);
        var log = ReadShared(engine.DatabasePath + "-wal");

        // The third is being written when it happens: its frames are there by half, or something else is in their place.
        engine.Kill();
        await File.WriteAllBytesAsync(engine.DatabasePath, file, Cancellation);
        await File.WriteAllBytesAsync(engine.DatabasePath + "-wal", damage switch
        {
            "half a frame" => log[..((acknowledged.Length + log.Length) / 2 - 7)],
            "garbage" => [.. acknowledged, .. Enumerable.Repeat((byte)0xA5, 3 * PageSize)],
            _ => acknowledged,
        }, Cancellation);
        await engine.OpenAsync();
        await engine.SettleAsync();

        Assert.Equal("11", (await engine.GetAsync(id)).SerializedCustomStatus);
        await engine.RaiseAsync(id, "add", 0);
        Assert.Equal(11, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData("header", "is damaged")]
    [InlineData("cut short", "is damaged")]
    [InlineData("timers", "is damaged")]
    [InlineData("empty", "is empty")]
    [InlineData("missing", "is missing, but its log")]
    [InlineData("log missing", "held the newest commits")]
    public async Task File_ThatIsLostOrDamaged_IsRefusedAndLeftAsItIs(string damage, string words)
    {
        await using var engine = await Engine.StartAsync(Register);
        await engine.StartInstanceAsync("counter");
        End(engine);
        var (path, good) = (engine.DatabasePath, await File.ReadAllBytesAsync(engine.DatabasePath, Cancellation));
        await File.WriteAllBytesAsync(path, damage switch
        {
            "header" => [.. Enumerable.Repeat((byte)0xA5, 100), .. good[100..]],
            "timers" => WithoutPage(good, RootOf(path, "timers")),
            "cut short" => good[..(good.Length - PageSize)],
            "empty" => [],
            _ => good,
        }, Cancellation);
        switch (damage)
        {
            case "missing":
                File.Delete(path);
                await File.WriteAllBytesAsync(path + "-wal", [1, 2, 3], Cancellation);
                break;
            case "log missing":
                await File.WriteAllBytesAsync(path + "-shm", new byte[32 * 1024], Cancellation);
                break;
        }

        var before = Snapshot(path);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.OpenAsync());
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("estore a backup", refusal.Message, StringComparison.Ordinal);
        Assert.True(damage is "header" or "cut short" or "timers" || Snapshot(path) == before, "It says that it changed nothing.");

        // The lock did not stay, and a backup is all that it takes.
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        await File.WriteAllBytesAsync(path, good, Cancellation);
        await engine.OpenAsync();
    }

    [Fact]
    public async Task Page_ThatIsDamaged_StopsOnlyTheInstanceOnIt()
    {
        await using var engine = await Engine.StartAsync(Register);
        var damaged = await engine.StartInstanceAsync("counter");
        for (var n = 0; n < 30; n++)
        {
            await engine.RaiseAsync(damaged, "note", new string('x', 900));
        }

        var well = await engine.StartInstanceAsync("counter");
        End(engine);
        Damage(engine.DatabasePath, "xxxxxxxx");
        await engine.OpenAsync();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => engine.RaiseAsync(damaged, "add", 1));
        await engine.RaiseAsync(well, "add", 7);
        await engine.StartInstanceAsync("counter");

        Assert.Equal(11, refused.SqliteErrorCode);
        Assert.False(engine.Running.Directory.Dead);
        Assert.Equal("7", (await engine.GetAsync(well)).SerializedCustomStatus);
    }

    /// <summary>An open file can be written to when it has been deleted, and all of it would be lost.</summary>
    [Fact]
    public async Task File_ThatVanishes_TakesNoMore()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        File.Move(engine.DatabasePath, engine.DatabasePath + ".away");

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.RaiseAsync(id, "add", 1));
        Assert.Contains("is not there any more", refusal.Message, StringComparison.Ordinal);
        File.Move(engine.DatabasePath + ".away", engine.DatabasePath);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.RaiseAsync(id, "add", 1));

        await engine.RestartAsync();
        await engine.RaiseAsync(id, "add", 2);
        Assert.Equal("2", (await engine.GetAsync(id)).SerializedCustomStatus);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static void Register(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<object?, int>("counter", async (context, _) =>
    {
        var sum = 0;
        while (await context.WaitForExternalEvent<int>("add") is var number and > 0)
        {
            sum += number;
            context.SetCustomStatus(sum);
        }

        return sum;
    });

    /// <summary>One page in the middle of those with this text, of the leaves of an index: what is not text is not told from it otherwise.</summary>
    static void Damage(string path, string text)
    {
        const byte LeafOfIndex = 0x0A;
        var (bytes, marker) = (File.ReadAllBytes(path), Encoding.ASCII.GetBytes(text));
        var pages = Enumerable.Range(1, bytes.Length / PageSize - 1)
            .Where(page => bytes[page * PageSize] == LeafOfIndex && bytes.AsSpan(page * PageSize, PageSize).IndexOf(marker) >= 0).ToList();
        Assert.True(pages.Count >= 3, "There is no page that is this instance's alone.");
        bytes.AsSpan(pages[pages.Count / 2] * PageSize, PageSize).Fill(0xA5);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>All that the log has is in the file then, and the log is gone.</summary>
    static void End(Engine engine)
    {
        engine.Kill();
        using var connection = new SqliteConnection($"Data Source={engine.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    static int RootOf(string path, string table)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    static byte[] WithoutPage(byte[] file, int page)
    {
        var bytes = file.ToArray();
        bytes.AsSpan((page - 1) * PageSize, PageSize).Fill(0xA5);
        return bytes;
    }

    static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    static string Snapshot(string path) => string.Join('\n', Directory.GetFiles(Path.GetDirectoryName(path)!, "*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
}
