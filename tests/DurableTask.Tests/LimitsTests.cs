using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class LimitsTests
{
    [Fact]
    public async Task Activities_BeyondTheLimit_WaitTheirTurn()
    {
        var (running, most) = (0, 0);
        await using var engine = await Engine.StartAsync(
            tasks =>
            {
                tasks.AddOrchestratorFunc<object?, int>("many", async (context, _) => (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => context.CallActivityAsync<int>("one")))).Sum());
                tasks.AddActivityFunc<int>("one", async _ =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    await Task.Yield();
                    Interlocked.Decrement(ref running);
                    return 1;
                });
            },
            options => options.MaxConcurrentActivities = 3);

        Assert.Equal(50, (await engine.RunAsync("many")).ReadOutputAs<int>());
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task LiveInstances_BeyondTheLimit_AreReplayedWhenTheyWake()
    {
        await using var engine = await Engine.StartAsync(
            tasks =>
            {
                tasks.AddOrchestratorFunc<int, int>("sum", async (context, sum) =>
                {
                    for (var rounds = 0; rounds < 3; rounds++)
                    {
                        sum += await context.CallActivityAsync<int>("echo", await context.WaitForExternalEvent<int>("add"));
                    }

                    return sum;
                });
                tasks.AddActivityFunc<int, int>("echo", (_, number) => number);
            },
            options => options.MaxLiveInstances = 2);
        var ids = Enumerable.Range(0, 20).Select(number => $"sum-{number}").ToList();
        foreach (var id in ids)
        {
            await engine.StartInstanceAsync("sum", 1, id);
        }

        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(ids.Select(id => engine.Client.RaiseEventAsync(id, "add", 10, TestContext.Current.CancellationToken)));
        }

        await engine.SettleAsync();

        Assert.InRange(engine.Running.Directory.Count, 0, 2);
        foreach (var id in ids)
        {
            Assert.Equal(31, (await engine.GetAsync(id)).ReadOutputAs<int>());
        }
    }

    [Fact]
    public async Task Versions_AreFoundByTheInstancesVersion()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("flow", "1.0", (_, _) => Task.FromResult("old"));
            tasks.AddOrchestratorFunc<object?, string>("flow", "2.0", (context, _) => Task.FromResult(context.CompareVersionTo("1.5") > 0 ? "new" : "wrong"));
        });
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("flow", new StartOrchestrationOptions { Version = "2.0" }, TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.Equal("new", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Contains("Known: flow (1.0), flow (2.0)", (await engine.RunAsync("flow")).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_LetsRunningActivitiesEnd_AndTheNextStartGoesOn()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, int>("flow", async (context, _) => await context.CallActivityAsync<int>("slow") + await context.CallActivityAsync<int>("quick"));
            tasks.AddActivityFunc<int>("slow", async _ =>
            {
                entered.TrySetResult();
                await release.Task;
                return 1;
            });
            tasks.AddActivityFunc<int>("quick", _ => 2);
        });
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("flow", new StartOrchestrationOptions("f"), TestContext.Current.CancellationToken);
        await entered.Task;

        var stopping = engine.Running.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await stopping;
        await engine.RestartAsync();
        await engine.SettleAsync();

        Assert.Equal(3, (await engine.GetAsync("f")).ReadOutputAs<int>());
    }
}
