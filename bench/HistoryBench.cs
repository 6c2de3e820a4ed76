using System.Globalization;
using Microsoft.DurableTask;

namespace SupportFlows.Bench;

/// <summary>Whether the n-th event of an instance that lives long costs what the tenth did.</summary>
static class HistoryBench
{
    const int Around = 400;
    const int Instances = 20;
    const double Flat = 1.25;

    static readonly int[] Marks = [10, 100, 1_000, 10_000];

    internal static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var path = Path.Combine(folder.FullName, "durable.db");
        await using (var engine = await BenchEngine.StartAsync(path))
        {
            await Times.OfAsync(500, _ => engine.HelloAsync());
            var ids = Enumerable.Range(0, Instances).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
            foreach (var id in ids)
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("await", int.MaxValue, new StartOrchestrationOptions(id));
            }

            var (raised, first) = (0, 0.0);
            foreach (var mark in Marks)
            {
                // Many instances at one length, so that a few hundred events are all about the n-th.
                for (; raised < mark; raised++)
                {
                    await Task.WhenAll(ids.Select(id => engine.Client.RaiseEventAsync(id, "ping", "x")));
                }

                var times = await Times.OfAsync(Around, n => engine.Client.RaiseEventAsync(ids[n % Instances], "ping", "x"));
                raised += Around / Instances;
                first = first == 0 ? times.P50 : first;
                report.Say($"event {mark,6:N0}:  {times}  {times.P50 / first:P0} of the tenth  {Report.Goal(times.P50 / first < Flat, "flat")}");
            }
        }

        await using var again = await BenchEngine.StartAsync(path);
        var woken = await Times.OfAsync(Instances, n => again.Client.RaiseEventAsync(n.ToString(CultureInfo.InvariantCulture), "ping", "x"));
        report.Say($"the first event after a restart, which reads and replays {Marks[^1]:N0} of them:  {woken}");
        folder.Delete(recursive: true);
    }
}
