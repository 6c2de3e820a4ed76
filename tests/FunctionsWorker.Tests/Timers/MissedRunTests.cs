using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Timers;

public sealed class MissedRunTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly ConcurrentQueue<string> runs = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Runs_MissedWhileDown_AreMadeUpForOnceAtStart()
    {
        await using (await StartAsync<Hourly>(TestApp.Start))
        {
        }

        await using var later = await StartAsync<Hourly>(TestApp.Start.AddHours(5).AddMinutes(10));
        await later.IdleAsync();
        Assert.Equal(["14:10 past due"], runs);

        await later.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(["14:10 past due", "15:00 on time"], runs);
    }

    [Fact]
    public async Task Run_BeforeARestart_IsNotRepeated()
    {
        await using (var first = await StartAsync<Hourly>(TestApp.Start))
        {
            await first.AdvanceAsync(TimeSpan.FromHours(1));
        }

        await using var second = await StartAsync<Hourly>(TestApp.Start.AddHours(1).AddMinutes(1));
        await second.IdleAsync();

        Assert.Equal(["10:00 on time"], runs);
    }

    [Fact]
    public async Task Run_InWhichTheProcessDied_IsMadeUpFor()
    {
        var first = await TestApp.StartAsync<Stuck>(folder);
        var advancing = first.AdvanceAsync(TimeSpan.FromHours(1));
        await Stuck.Gate.ReachedAsync();
        await first.KillAsync();
        var gate = Stuck.Gate;

        Stuck.Gate = new Gate();
        Stuck.Gate.Open();
        await using var second = await TestApp.StartAsync<Stuck>(folder, null, TestApp.Start.AddHours(1).AddMinutes(1));
        await Stuck.Gate.ReachedAsync();
        gate.Open();
        await advancing;
    }

    [Fact]
    public async Task Runs_OfATimerThatIsNotMonitored_AreNotMadeUpFor()
    {
        await using (await StartAsync<Unmonitored>(TestApp.Start))
        {
        }

        await using var later = await StartAsync<Unmonitored>(TestApp.Start.AddHours(5).AddMinutes(10));
        await later.IdleAsync();

        Assert.Empty(runs);
    }

    Task<TestApp> StartAsync<T>(DateTimeOffset at) => TestApp.StartAsync<T>(folder, builder => builder.Services.AddSingleton(runs), at);

    public sealed class Hourly(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => runs.Enqueue($"{time.GetUtcNow():HH:mm} {(timer.IsPastDue ? "past due" : "on time")}");
    }

    public sealed class Unmonitored(ConcurrentQueue<string> runs)
    {
        [Function("Unmonitored")]
        public void Run([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer) => runs.Enqueue("run");
    }

    public sealed class Stuck
    {
        internal static Gate Gate { get; set; } = new();

        [Function("Stuck")]
        public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Gate.PassAsync();
    }
}
