using Microsoft.Data.Sqlite;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

/// <summary>A file of the first schema, in which neither the list of accounts nor that of tickets that nobody has was ever written.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public SqliteUpgradeTests()
    {
        var first = typeof(SqliteFile).Assembly.GetManifestResourceNames().Single(name => name.EndsWith("001.rows.sql", StringComparison.Ordinal));
        using var script = new StreamReader(typeof(SqliteFile).Assembly.GetManifestResourceStream(first)!);
        Run(script.ReadToEnd());
        Run("PRAGMA user_version = 1");
        Run("""
            INSERT INTO rows VALUES
                ('accounts', 'acme', 'account', 1, '{}'), ('accounts', 'bolt', 'account', 2, '{}'),
                ('ticketindex', 'all-1', '00017724612000000000-taken', 3, '{}'), ('ticketindex', 'handler-hana', '00017724612000000000-taken', 4, '{}'),
                ('ticketindex', 'all-2', '00017724612000000000-free', 5, '{}'), ('ticketindex', 'all-3', '97451664836854775807-closed', 6, '{}');
            UPDATE last_version SET value = 6
            """);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Lists_ThatCameLater_AreFilledOnce()
    {
        using (var store = new SqliteRowStore(directory.Path))
        {
            Assert.Equal(["acme", "bolt"], await KeysAsync(store, "accountindex", "all"));
            Assert.Equal(["00017724612000000000-free"], await KeysAsync(store, "ticketindex", "nobody"));
            await store.CommitAsync("ticketindex", "nobody", [new RowChange.Delete("00017724612000000000-free")], Cancellation);
        }

        using var again = new SqliteRowStore(directory.Path);
        Assert.Empty(await KeysAsync(again, "ticketindex", "nobody"));
    }

    [Fact]
    public async Task Upgrade_ThatEndedInItsMiddle_LeftNothingAndIsMadeAgain()
    {
        Run("CREATE TRIGGER end BEFORE INSERT ON rows WHEN NEW.partition_key = 'nobody' BEGIN SELECT RAISE(ABORT, 'the end'); END");
        var refused = Assert.Throws<InvalidOperationException>(() => new SqliteRowStore(directory.Path));
        Assert.Contains("the end", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 0L), (Run("PRAGMA user_version"), Run("SELECT count(*) FROM rows WHERE table_name = 'accountindex'")));
        Run("DROP TRIGGER end");

        using var store = new SqliteRowStore(directory.Path);
        Assert.Equal(["acme", "bolt"], await KeysAsync(store, "accountindex", "all"));
        Assert.Equal(["00017724612000000000-free"], await KeysAsync(store, "ticketindex", "nobody"));
    }

    static async Task<string[]> KeysAsync(SqliteRowStore store, string table, string partition) => [.. (await store.ListAsync(new RowRange(table, partition), Cancellation)).Select(row => row.Key)];

    object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.Path, "supportflows.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
