using Microsoft.Data.Sqlite;
using SupportFlows.Embedded.FunctionsWorker.Storage;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class SchemaTests : IDisposable
{
    readonly TestFolder folder = new();

    public SchemaTests() => Directory.CreateDirectory(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void File_OfANewerBuild_IsRefusedAndLeftAsItIs()
    {
        new WorkerDatabase(folder.Path).Dispose();
        Run("PRAGMA user_version = 99");

        var refused = Assert.Throws<InvalidOperationException>(() => new WorkerDatabase(folder.Path));

        Assert.Contains("newer build (schema 99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Run("PRAGMA user_version"));
    }

    [Fact]
    public void Upgrade_ThatEndedInItsMiddle_LeftNothingAndIsMadeAgain()
    {
        // In the way of the script's second table.
        Run("CREATE TABLE timers (other)");
        Assert.Throws<SqliteException>(() => new WorkerDatabase(folder.Path));
        Assert.Equal(0L, Run("SELECT count(*) FROM sqlite_master WHERE name = 'messages'"));
        Run("DROP TABLE timers");

        new WorkerDatabase(folder.Path).Dispose();

        Assert.Equal(0L, Run("SELECT count(*) FROM messages"));
    }

    object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "queues.db")};Pooling=False");
        connection.Open();
        return connection.Scalar(sql);
    }
}
