using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Bench;

/// <summary>
/// An engine that holds very many sleeping tickets: each has been through the orchestration of a ticket, with its decision and its two messages, and sleeps until
/// its next due time. Restarts are processes of their own, with the memory settings of the app.
/// </summary>
static class TimersBench
{
    /// <summary>Runs as the restarted process: <c>timers-restart FILE [INSTANCE]</c>.</summary>
    internal const string Restart = "timers-restart";

    const int AtOnce = 10_000;
    const int Together = 10_000;
    const int Alone = 1_000;
    const int Rounds = 3;
    const string First = "first";

    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(3);

    internal static async Task RunAsync(Report report, int tickets)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var (empty, full) = (Path.Combine(folder.FullName, "empty.db"), Path.Combine(folder.FullName, "full.db"));
        var began = Stopwatch.GetTimestamp();
        await SleepAsync(full, tickets);
        report.Say($"{tickets:N0} tickets asleep after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s; the file has {new FileInfo(full).Length / 1e6:N0} MB");
        await Task.Delay(Ahead, TimeProvider.System);
        var after = await RestartAsync(full, First);
        report.Say($"restarted: the first due timer had fired {after["fired"] / 1_000:N2} s after the process began  {Report.Goal(after["fired"] < 5_000, "under 5 s")}");
        report.Say($"resident memory: {after["resident"]:N0} MB then, {after["end"]:N0} MB at the end of all of this  {Report.Goal(after["end"] < 400, "under 400 MB")}");
        var before = await RestartAsync(empty, null);
        List<double> ratios = [Beside(report, after, before)];
        while (ratios.Count < Rounds)
        {
            ratios.Add(Beside(report, await RestartAsync(full, null), await RestartAsync(empty, null)));
        }

        var ratio = ratios.Order().ElementAt(Rounds / 2);
        report.Say($"new work, median: {ratio:N2} times of that in an empty store  {Report.Goal(ratio < 1.2, "under 1.2")}");
        report.Say($"{Together:N0} timers due at one instant: late p50 {after["late50"]:N0} ms, p99 {after["late99"]:N0} ms; in an empty store {before["late50"]:N0} ms, {before["late99"]:N0} ms");
        folder.Delete(recursive: true);
    }

    /// <summary>One after the other, so that both meet the same minute of the machine.</summary>
    static double Beside(Report report, IReadOnlyDictionary<string, double> full, IReadOnlyDictionary<string, double> empty)
    {
        report.Say($"new work, five activities: p50 {full["p50"]:N3} ms, p99 {full["p99"]:N3} ms; in an empty store {empty["p50"]:N3} ms, {empty["p99"]:N3} ms");
        return full["p50"] / empty["p50"];
    }

    /// <summary>The restarted process: says what it measured, a name and a figure a line.</summary>
    internal static async Task RestartedAsync(string path, string? first)
    {
        using var process = Process.GetCurrentProcess();
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new ConcurrentBag<double>();
        await using var engine = await BenchEngine.StartAsync(path, tasks =>
        {
            tasks.AddActivityFunc<string, PromiseStep>("decide", (_, id) =>
            {
                if (id == first) fired.TrySetResult();
                return new PromiseStep([], DateTime.MaxValue.AddYears(-1000), Finished: false);
            });
            Tickets(tasks);
            tasks.AddOrchestratorFunc<DateTime, bool>("until", async (context, due) =>
            {
                await context.CreateTimer(due, CancellationToken.None);
                return await context.CallActivityAsync<bool>("woken", due);
            });
            tasks.AddActivityFunc<DateTime, bool>("woken", (_, due) =>
            {
                late.Add((TimeProvider.System.GetUtcNow().UtcDateTime - due).TotalMilliseconds);
                return true;
            });
        });
        if (first is not null)
        {
            await fired.Task;
            Say("fired", (TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalMilliseconds);
        }

        Say("resident", Resident());
        await Times.OfAsync(Alone, _ => engine.HelloAsync());
        var alone = await Times.OfAsync(Alone, _ => engine.HelloAsync());
        Say("p50", alone.P50);
        Say("p99", alone.P99);
        var due = TimeProvider.System.GetUtcNow().UtcDateTime + Ahead;
        await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => engine.RunAsync("until", due)));
        var lateness = new Times(late);
        Say("late50", lateness.P50);
        Say("late99", lateness.P99);
        Say("end", Resident());

        double Resident()
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    static async Task SleepAsync(string path, int tickets)
    {
        var start = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1);
        var last = 0;
        await using var engine = await BenchEngine.StartAsync(path, tasks =>
        {
            Tickets(tasks);
            tasks.AddActivityFunc<string, PromiseStep>("decide", (_, id) => new PromiseStep(
                [Message(id, "ticket-accepted"), Message(id, "ticket-assigned")],
                id == First ? TimeProvider.System.GetUtcNow().UtcDateTime + Ahead : start.AddSeconds(Interlocked.Increment(ref last)),
                Finished: false));
        });
        foreach (var chunk in Enumerable.Range(0, tickets - 1).Chunk(AtOnce))
        {
            await Task.WhenAll(chunk.Select(n => engine.Client.ScheduleNewOrchestrationInstanceAsync("ticket", Id(n), new StartOrchestrationOptions(Id(n)))));
        }

        await engine.Client.ScheduleNewOrchestrationInstanceAsync("ticket", First, new StartOrchestrationOptions(First));
        await engine.IdleAsync();

        static MessageAddress Message(string id, string template) => new("tickets", id, $"{id}.{template}.email.bench");
        static string Id(int n) => $"t{n:x16}bench";
    }

    static void Tickets(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, bool>("ticket", async (context, id) =>
        {
            await Promise.KeepAsync(context, id, "decide", "send");
            return true;
        });
        tasks.AddActivityFunc<MessageAddress, bool>("send", (_, _) => true);
    }

    static async Task<IReadOnlyDictionary<string, double>> RestartAsync(string path, string? first)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportFlows.bench.dll"), Restart, path, .. first is null ? [] : (string[])[first]]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_gcServer"] = "0";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => double.Parse(l[1], CultureInfo.InvariantCulture));
    }

    static void Say(string name, double figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {figure}"));
}
