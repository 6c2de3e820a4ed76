using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class SchemaTests
{
    [Fact]
    public async Task File_OfANewerBuild_IsRefusedAndLeftAsItIs()
    {
        await using var engine = await Engine.StartAsync(_ => { });
        engine.Kill();
        Run(engine, "PRAGMA user_version = 99");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.OpenAsync());

        Assert.Contains("schema 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer build", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Run(engine, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Upgrade_ThatEndedInItsMiddle_LeftNothingAndIsMadeAgain()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<string, string>("echo", (_, text) => Task.FromResult(text)));
        engine.Kill();
        File.Delete(engine.DatabasePath);
        File.Delete(engine.DatabasePath + "-wal");
        File.Delete(engine.DatabasePath + "-shm");
        // In the way of the script's third table.
        Run(engine, "CREATE TABLE timers (other)");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.OpenAsync());
        Assert.Contains("table timers already exists", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Run(engine, "SELECT count(*) FROM sqlite_master WHERE name = 'instances'"));
        Run(engine, "DROP TABLE timers");
        engine.Kill();
        await engine.OpenAsync();

        Assert.Equal("hello", (await engine.RunAsync("echo", "hello")).ReadOutputAs<string>());
    }

    static object? Run(Engine engine, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={engine.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
