using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Timers;

/// <summary>Somebody, or a time server, sets the machine's clock by hours while the app runs.</summary>
public sealed class ClockSetTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly ConcurrentQueue<string> runs = [];
    WallClock? wall;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Timer_OfEachMinute_NeverFallsSilentAndMakesUpForNothing()
    {
        await using var app = await StartAsync();

        foreach (var set in new[] { 0, -3, 4, -1 })
        {
            wall!.Set = TimeSpan.FromHours(set);
            runs.Clear();
            await app.AdvanceAsync(TimeSpan.FromMinutes(10));
            Assert.InRange(runs.Count(run => run.StartsWith("minute", StringComparison.Ordinal)), 8, 11);
        }
    }

    [Fact]
    public async Task Timer_DueInHours_IsAtMostAMinuteLateWhenTheClockIsSetForward()
    {
        await using var app = await StartAsync();
        await app.AdvanceAsync(TimeSpan.FromSeconds(30));

        wall!.Set = TimeSpan.FromHours(2);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.StartsWith("daily 11:0", Assert.Single(runs, run => run.StartsWith("daily", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>By seconds, as time servers do, and just after a run: that minute comes twice, its run does not.</summary>
    [Fact]
    public async Task Timer_ThatHasRun_DoesNotRunAgainWhenTheClockIsSetBackALittle()
    {
        await using var app = await StartAsync();
        await app.AdvanceAsync(TimeSpan.FromMinutes(3));
        var before = runs.Count;

        wall!.Set = TimeSpan.FromSeconds(-20);
        await app.AdvanceAsync(TimeSpan.FromSeconds(70));

        Assert.Equal(before, runs.Count);
        await app.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(before + 1, runs.Count);
    }

    [Fact]
    public async Task Message_ThatWaitsForItsNextAttempt_WaitsNoLongerWhenTheClockIsSetBack()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "visibilityTimeout": "00:00:30" } } }""");
        await using var app = await StartAsync();
        await app.SendAsync("letters", "fails once");

        wall!.Set = TimeSpan.FromHours(-3);
        await app.SendAsync("letters", "fails later");
        await app.AdvanceAsync(TimeSpan.FromSeconds(31));

        Assert.Empty(await app.PeekAsync("letters"));
        Assert.Equal(4, runs.Count(run => run.StartsWith("letter", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Message_KeptOverARestart_WaitsNoLongerWhenTheClockWasSetBackMeanwhile()
    {
        folder.Write("host.json", """{ "extensions": { "queues": { "visibilityTimeout": "00:10:00" } } }""");
        await using (var first = await StartAsync())
        {
            await first.SendAsync("letters", "fails once");
            await first.IdleAsync();
        }

        await using var second = await StartAsync(TestApp.Start.AddHours(-3));
        await second.IdleAsync();

        Assert.Empty(await second.PeekAsync("letters"));
    }

    Task<TestApp> StartAsync(DateTimeOffset? at = null) => TestApp.StartOnAMachineAsync<Functions>(folder, builder => builder.Services.AddSingleton(runs), clock => wall = clock, at);

    public sealed class Functions(ConcurrentQueue<string> runs, TimeProvider time)
    {
        [Function("Minute")]
        public void Minute([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer) => runs.Enqueue($"minute {time.GetUtcNow():HH:mm:ss}");

        [Function("Daily")]
        public void Daily([TimerTrigger("0 0 11 * * *")] TimerInfo timer) => runs.Enqueue($"daily {time.GetUtcNow():HH:mm:ss}");

        [Function("Letters")]
        public void Letters([QueueTrigger("letters")] string letter, int dequeueCount)
        {
            runs.Enqueue($"letter {letter}");
            if (dequeueCount == 1)
            {
                throw new InvalidOperationException("Not yet.");
            }
        }
    }
}
