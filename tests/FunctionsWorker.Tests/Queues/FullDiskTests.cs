using Microsoft.Azure.Functions.Worker;
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

    [Fact]
    public async Task Message_WhoseOutcomeCouldNotBeWritten_IsOfferedAgainOnceTheDiskIsWell()
    {
        Functions.Runs = 0;
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("letters", "a");
        await app.AdvanceAsync(TimeSpan.FromSeconds(3));
        Assert.InRange(Functions.Runs, 2, 4);
        Assert.Single(await app.PeekAsync("letters"));
        await app.Services.GetRequiredService<WorkerDatabase>().RunAsync(connection => connection.Execute("DROP TRIGGER faulty"));
        await app.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Empty(await app.PeekAsync("letters"));
        Assert.Contains(app.Log.Errors, line => line.Text.Contains("it will be offered again", StringComparison.Ordinal));
    }

    public class Functions
    {
        public static int Runs { get; set; }

        /// <summary>The disk goes bad while the first one runs.</summary>
        [Function("Letters")]
        public static async Task Read([QueueTrigger("letters")] string message, FunctionContext context)
        {
            if (++Runs == 1)
            {
                await context.InstanceServices.GetRequiredService<WorkerDatabase>().RunAsync(connection => connection.Execute("CREATE TRIGGER faulty BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"));
            }
        }
    }
}
