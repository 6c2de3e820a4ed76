using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Timers;

public sealed class ScheduleTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly ConcurrentQueue<string> runs = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Timer_OnASchedule_RunsEachTimeItIsDue()
    {
        await using var app = await StartAsync<EveryMinute>();

        await app.AdvanceAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(["09:01:00 last 00:00 next 09:02", "09:02:00 last 09:01 next 09:03", "09:03:00 last 09:02 next 09:04"], runs);
    }

    [Fact]
    public async Task Timer_EveryTwentySeconds_IsNotMonitored()
    {
        await using var app = await StartAsync<EveryTwentySeconds>();

        await app.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["09:00:20 unmonitored", "09:00:40 unmonitored", "09:01:00 unmonitored"], runs);
    }

    [Fact]
    public async Task Timer_ByTimeSpan_RunsSoLongAfterTheLast()
    {
        await using var app = await StartAsync<EveryNinetyMinutes>();

        await app.AdvanceAsync(TimeSpan.FromHours(4));

        Assert.Equal(["10:30", "12:00"], runs);
    }

    [Fact]
    public async Task Timer_RunOnStartup_RunsAtOnceAndThenOnSchedule()
    {
        await using var app = await StartAsync<AtStartAndNightly>();
        await app.IdleAsync();
        Assert.Equal(["2 09:00"], runs);

        await app.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["2 09:00", "3 02:30"], runs);
    }

    [Fact]
    public async Task Timer_ThatFails_IsLoggedAndRunsNextTime()
    {
        await using var app = await StartAsync<Failing>();

        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal(2, runs.Count);
        Assert.All(app.Log.Errors, error => Assert.Contains("Function Failing failed on its timer", error.Text, StringComparison.Ordinal));
        Assert.Equal(2, app.Log.Errors.Count());
    }

    [Fact]
    public async Task Timer_AYearAway_WaitsForIt()
    {
        await using var app = await StartAsync<Yearly>();

        await app.AdvanceAsync(TimeSpan.FromDays(304));
        Assert.Empty(runs);
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["2027"], runs);
    }

    Task<TestApp> StartAsync<T>() => TestApp.StartAsync<T>(folder, builder => builder.Services.AddSingleton(runs));

    public sealed class EveryMinute(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("EveryMinute")]
        public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
            Assert.False(timer.IsPastDue);
            runs.Enqueue($"{time.GetUtcNow():HH:mm:ss} last {timer.ScheduleStatus!.Last:HH:mm} next {timer.ScheduleStatus.Next:HH:mm}");
        }
    }

    public sealed class EveryTwentySeconds(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("EveryTwentySeconds")]
        public void Run([TimerTrigger("*/20 * * * * *")] TimerInfo timer)
            => runs.Enqueue($"{time.GetUtcNow():HH:mm:ss} {(timer.ScheduleStatus is null ? "unmonitored" : "monitored")}");
    }

    public sealed class EveryNinetyMinutes(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("EveryNinetyMinutes")]
        public async Task Run([TimerTrigger("01:30:00")] TimerInfo timer)
        {
            await Task.Yield();
            runs.Enqueue($"{time.GetUtcNow():HH:mm}");
        }
    }

    public sealed class AtStartAndNightly(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("AtStartAndNightly")]
        public void Run([TimerTrigger("0 30 2 * * *", RunOnStartup = true)] TimerInfo timer) => runs.Enqueue($"{time.GetUtcNow():%d HH:mm}");
    }

    public sealed class Failing(ConcurrentQueue<string> runs)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            runs.Enqueue("run");
            throw new InvalidOperationException("not today");
        }
    }

    public sealed class Yearly(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("Yearly")]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => runs.Enqueue($"{time.GetUtcNow():yyyy}");
    }
}
