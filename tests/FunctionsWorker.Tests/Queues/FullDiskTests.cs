using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Storage;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class FullDiskTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Send_OnAFullDisk_FailsAndLeavesNothingUntilThereIsRoomAgain()
    {
        await using var app = await TestApp.StartAsync<FullDiskTests>(folder);
        var database = app.Services.GetRequiredService<WorkerDatabase>();
        await database.RunAsync(connection => connection.Execute("PRAGMA max_page_count = 12"));

        var full = await Assert.ThrowsAsync<SqliteException>(() => app.SendAsync("letters", new string('x', 60_000)));
        await app.SendAsync("letters", "small");
        await database.RunAsync(connection => connection.Execute("PRAGMA max_page_count = 100000"));
        await app.SendAsync("letters", new string('y', 60_000));

        Assert.Equal(13, full.SqliteErrorCode);
        Assert.Equal(["small", new string('y', 60_000)], (await app.PeekAsync("letters")).Select(message => message.Body));
    }
}
