using System.Diagnostics;
using Microsoft.DurableTask;

namespace SupportFlows.Bench;

/// <summary>Speed of the embedded engine with everything durable, beside what SQLite alone does on the same disk in the same run.</summary>
static class EngineBench
{
    const int Rounds = 3;
    const int Width = 1_000;
    const int Waiting = 10_000;
    const double GoalRate = 20_000;
    const double GoalShare = 0.25;

    internal static async Task RunAsync(Report report, int instances)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        using var raw = new RawSqlite(Path.Combine(folder.FullName, "raw.db"));
        await using (var engine = await BenchEngine.StartAsync(Path.Combine(folder.FullName, "durable.db")))
        {
            await HelloAsync(engine, 2_000);
            await RatesAsync(report, raw, engine, instances);
            var one = await Times.OfAsync(1_000, _ => engine.HelloAsync());
            report.Say($"one instance alone, five activities:  {one}  ({one.P50 / raw.Commits().P50:N1} raw commits)  {Report.Goal(one.P50 < 3, "p50 under 3 ms")}");
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("await", int.MaxValue, new StartOrchestrationOptions("echo"));
            var raised = await Times.OfAsync(2_000, _ => engine.Client.RaiseEventAsync("echo", "ping", "x"));
            report.Say($"event, raised and its turn durable:  {raised}  ({raised.P50 / raw.Commits().P50:N1} raw commits)  {Report.Goal(raised.P50 < 0.6, "p50 under 0.6 ms")}");
            await FanAsync(report, engine);
            await EventsAsync(report, engine);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>In turn with the yardstick, as the machine is not equally fast at all times: the shares are of what was measured just before.</summary>
    static async Task RatesAsync(Report report, RawSqlite raw, BenchEngine engine, int instances)
    {
        var (rates, shares) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            var (thousand, hundred, one, log) = (raw.Indexed(1_000), raw.Indexed(100), raw.Indexed(1), raw.Log(1_000));
            var rate = await HelloAsync(engine, instances);
            var thousands = await HelloAsync(engine, 10_000);
            report.Say($"round {round}  raw SQLite: indexed rows {thousand,8:N0}/s in groups of 1,000, {hundred,7:N0} of 100, {one,6:N0} one by one; a plain log {log,8:N0}/s; a commit {raw.Commits()}");
            report.Say($"         hello cities: {rate,8:N0} work items/s with {instances:N0} at once ({rate / thousand:P0} of the indexed rate), {thousands,8:N0} with 10,000");
            rates.Add(rate);
            shares.Add(rate / thousand);
        }

        var (middle, share) = (rates.Order().ElementAt(Rounds / 2), shares.Order().ElementAt(Rounds / 2));
        report.Say($"hello cities, median:  {middle:N0} work items/s, {share:P0} of the raw indexed rate  {Report.Goal(middle >= GoalRate && share >= GoalShare, $"{GoalRate:N0} and {GoalShare:P0}, beyond that 50 %")}");
    }

    static async Task<double> HelloAsync(BenchEngine engine, int instances)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => engine.HelloAsync()));
        return instances * BenchEngine.WorkItems / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task FanAsync(Report report, BenchEngine engine)
    {
        var fan = await Times.OfAsync(20, _ => engine.RunAsync("fan", Width));
        report.Say($"fan-out and fan-in of {Width:N0} activities:  {fan}  ({Width / fan.P50 * 1_000:N0} activities/s)");
    }

    static async Task EventsAsync(Report report, BenchEngine engine)
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, Waiting).Select(_ => engine.Client.ScheduleNewOrchestrationInstanceAsync("await", 1)));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(ids.Select(async id =>
        {
            await engine.Client.RaiseEventAsync(id, "ping", "x");
            await engine.Client.WaitForInstanceCompletionAsync(id);
        }));
        var took = Stopwatch.GetElapsedTime(started);
        report.Say($"one event to each of {Waiting:N0} waiting instances, all completed:  {took.TotalMilliseconds:N0} ms  ({Waiting / took.TotalSeconds:N0} a second)");
    }
}
