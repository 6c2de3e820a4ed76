using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class TimersTests
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Timer_WhenDue_WakesTheInstanceAtThatInstant()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<TimeSpan, DateTime>("sleep", async (context, delay) =>
        {
            await context.CreateTimer(delay, CancellationToken.None);
            return context.CurrentUtcDateTime;
        }));
        var id = await engine.StartInstanceAsync("sleep", 90 * Day);

        await engine.AdvanceAsync(90 * Day - TimeSpan.FromTicks(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);

        await engine.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal((Engine.Start + 90 * Day).UtcDateTime, (await engine.GetAsync(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timers_OfManyInstances_FireInOrderOfDueTime()
    {
        var fired = new List<int>();
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<int, bool>("sleep", async (context, hours) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                await context.CallActivityAsync("note", hours);
                return true;
            });
            tasks.AddActivityFunc<int>("note", (_, hours) => fired.Add(hours));
        });
        foreach (var hours in new[] { 7, 3, 9, 1, 5, 8, 2, 6, 4 })
        {
            await engine.StartInstanceAsync("sleep", hours);
        }

        await engine.AdvanceAsync(Day);

        Assert.Equal(Enumerable.Range(1, 9), fired);
    }

    [Fact]
    public async Task Timer_Cancelled_NeverFires()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("race", async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var sooner = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            var later = context.CreateTimer(Day, cancel.Token);
            await Task.WhenAny(sooner, later);
            cancel.Cancel();
            await context.CreateTimer(2 * Day, CancellationToken.None);
            return $"{sooner.Status} {later.Status}";
        }));
        var id = await engine.StartInstanceAsync("race");
        await engine.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, engine.Running.Directory.Timers!.Loaded);

        await engine.AdvanceAsync(3 * Day);

        Assert.Equal("RanToCompletion Canceled", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timer_UncancelledLoser_DoesNotHoldTheInstance()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("race", async (context, _) =>
        {
            await Task.WhenAny(context.CreateTimer(Day, CancellationToken.None), context.WaitForExternalEvent<string>("go"));
            return "done";
        }));
        var id = await engine.StartInstanceAsync("race");

        await engine.RaiseAsync(id, "go", "now");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Timer_OfAnInstanceThatIsGone_GoesWhenItsTimeComes()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc("flow", context => Task.CompletedTask));
        var later = new StartOrchestrationOptions("later", engine.Clock.GetUtcNow() + Day);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("flow", later, TestContext.Current.CancellationToken);
        await engine.Client.TerminateInstanceAsync("later", TestContext.Current.CancellationToken);
        await engine.Client.PurgeInstanceAsync("later", null, TestContext.Current.CancellationToken);
        await engine.RestartAsync();

        await engine.AdvanceAsync(Day);

        Assert.Empty(engine.Running.Parts.Store.Timers(0, 0, 10));
    }

    [Fact]
    public async Task Timer_DueInThePast_FiresAtOnce()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, bool>("late", async (context, _) =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
            return true;
        }));

        Assert.True((await engine.RunAsync("late")).ReadOutputAs<bool>());
    }

    /// <summary>Three are due at each instant, so that what is loaded at a time ends in the midst of one.</summary>
    [Fact]
    public async Task Timers_InGreatNumber_AreNotAllLoaded()
    {
        await using var engine = await Engine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int, bool>("sleep", async (context, minutes) =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None);
                return true;
            }),
            options => options.MaxLiveInstances = 100);
        await Task.WhenAll(Enumerable.Range(0, 8_000).Select(number => engine.Client.ScheduleNewOrchestrationInstanceAsync("sleep", (number / 3) + 1, TestContext.Current.CancellationToken)));
        await engine.SettleAsync();

        Assert.InRange(engine.Running.Directory.Timers!.Loaded, 1, 5_000);
        Assert.InRange(engine.Running.Directory.Count, 0, 200);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1_450));
        Assert.Equal(4_350, await DoneAsync());

        await engine.RestartAsync();
        await engine.SettleAsync();

        Assert.InRange(engine.Running.Directory.Timers!.Loaded, 1, 2_500);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(700));
        Assert.Equal(6_450, await DoneAsync());

        ValueTask<int> DoneAsync() => engine.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 10_000)).CountAsync(TestContext.Current.CancellationToken);
    }
}
