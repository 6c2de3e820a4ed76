using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.Embedded.DurableTask;

namespace SupportFlows.Bench;

/// <summary>Speed of the embedded engine with everything durable, beside what SQLite alone does on the same disk in the same run.</summary>
static class EngineBench
{
    // An orchestration start, five activities, and the five turns that their results cause.
    const int WorkItems = 11;

    static readonly string[] Cities = ["Tokyo", "Seattle", "London", "Amsterdam", "Mumbai"];

    internal static async Task RunAsync(int instances)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var (rows, flush) = RawSqlite.Measure(Path.Combine(folder.FullName, "raw.db"));
        Console.WriteLine($"raw SQLite          {rows,10:N0} rows/s in one transaction; one durable commit p50 {flush.TotalMilliseconds:N3} ms");
        await using var services = new ServiceCollection().AddDurableTaskEngine(Register, options => options.DatabasePath = Path.Combine(folder.FullName, "durable.db")).BuildServiceProvider();
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(default);
        var client = services.GetRequiredService<DurableTaskClient>();
        await ThroughputAsync(client, 2_000);
        var rate = await ThroughputAsync(client, instances);
        Console.WriteLine($"hello cities        {rate,10:N0} work items/s, {instances:N0} instances at once ({rate / rows:P1} of raw rows/s)");
        Console.WriteLine($"one instance alone  {await MedianAsync(500, () => HelloAsync(client)),10:N3} ms p50");
        await client.ScheduleNewOrchestrationInstanceAsync("echo", null, new StartOrchestrationOptions("echo"));
        Console.WriteLine($"event               {await MedianAsync(2_000, () => client.RaiseEventAsync("echo", "ping", "x")),10:N3} ms p50, raised and its turn durable");
        for (var number = 2_000; number < 10_000; number++)
        {
            await client.RaiseEventAsync("echo", "ping", "x");
        }

        Console.WriteLine($"event 10,000th      {await MedianAsync(500, () => client.RaiseEventAsync("echo", "ping", "x")),10:N3} ms p50");
        await host.StopAsync(default);
        folder.Delete(recursive: true);
    }

    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, int>("hello", async (context, _) =>
        {
            var length = 0;
            foreach (var city in Cities)
            {
                length += (await context.CallActivityAsync<string>("greet", city)).Length;
            }

            return length;
        });
        tasks.AddActivityFunc<string, string>("greet", (_, city) => $"Hello {city}!");
        tasks.AddOrchestratorFunc<object?, int>("echo", async (context, _) =>
        {
            for (var count = 0; ; count++)
            {
                await context.WaitForExternalEvent<string>("ping");
            }
        });
    }

    static async Task<double> ThroughputAsync(DurableTaskClient client, int instances)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => HelloAsync(client)));
        return instances * WorkItems / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task HelloAsync(DurableTaskClient client) => await client.WaitForInstanceCompletionAsync(await client.ScheduleNewOrchestrationInstanceAsync("hello"));

    static async Task<double> MedianAsync(int count, Func<Task> act)
    {
        var times = new double[count];
        for (var number = 0; number < count; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await act();
            times[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[count / 2];
    }
}
