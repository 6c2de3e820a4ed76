using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.Embedded.DurableTask;

namespace SupportFlows.Bench;

/// <summary>How long an engine takes to start on many sleeping instances, and how much memory it then holds.</summary>
static class SleepersBench
{
    const int AtOnce = 10_000;

    internal static async Task RunAsync(int instances)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var path = Path.Combine(folder.FullName, "durable.db");
        await SleepAsync(path, instances);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await using var services = Services(path);
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(default);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{instances:N0} sleepers started in {elapsed.TotalMilliseconds:N0} ms, holding {held / 1e6:N1} MB; the file has {new FileInfo(path).Length / 1e6:N0} MB");
        await host.StopAsync(default);
        folder.Delete(recursive: true);
    }

    static async Task SleepAsync(string path, int instances)
    {
        await using var services = Services(path);
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(default);
        var client = services.GetRequiredService<DurableTaskClient>();
        foreach (var chunk in Enumerable.Range(0, instances).Chunk(AtOnce))
        {
            await Task.WhenAll(chunk.Select(minutes => client.ScheduleNewOrchestrationInstanceAsync("sleep", minutes)));
        }

        await host.StopAsync(default);
    }

    static ServiceProvider Services(string path) => new ServiceCollection().AddDurableTaskEngine(
        tasks => tasks.AddOrchestratorFunc<int, bool>("sleep", async (context, minutes) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(minutes), CancellationToken.None);
            return true;
        }),
        options => options.DatabasePath = path).BuildServiceProvider();
}
