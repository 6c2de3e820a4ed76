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
        Open().Dispose();
        Run("PRAGMA user_version = 99");

        var refused = Assert.Throws<InvalidOperationException>(() => Open());

        Assert.Contains("newer build (schema 99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Run("PRAGMA user_version"));
    }

    [Fact]
    public void Upgrade_ThatEndedInItsMiddle_LeftNothingAndIsMadeAgain()
    {
        // In the way of the script's second table.
        Run("CREATE TABLE timers (other)");
        var refused = Assert.Throws<InvalidOperationException>(() => Open());
        Assert.Contains("table timers already exists", refused.Message, StringComparison.Ordinal);
        Assert.Contains("not as a build of this app left them", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Run("SELECT count(*) FROM sqlite_master WHERE name = 'messages'"));
        Run("DROP TABLE timers");

        Open().Dispose();

        Assert.Equal(0L, Run("SELECT count(*) FROM messages"));
    }

    WorkerDatabase Open() => new(folder.Path, DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1));

    object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "queues.db")};Pooling=False");
        connection.Open();
        return connection.Scalar(sql);
    }
}
