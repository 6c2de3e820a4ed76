using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests;

public class CrashTests
{
    readonly List<string> sent = [];

    void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, string>("promise", async (context, _) =>
        {
            await context.CallActivityAsync("send", "hello");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            var reply = await context.CallSubOrchestratorAsync<string>("ask", options: new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-ask"));
            await context.CallActivityAsync("send", reply);
            return reply;
        });
        tasks.AddOrchestratorFunc<object?, string>("ask", (context, _) => context.WaitForExternalEvent<string>("reply"));
        tasks.AddActivityFunc<string>("send", (_, text) =>
        {
            lock (sent)
            {
                sent.Add(text);
            }
        });
    }

    /// <summary>A promise has some ten commits: the engine is killed at one of them, and all must end as if it had not been.</summary>
    [Theory]
    [CombinatorialCrashes(commits: 12)]
    public async Task Promise_KilledAtAnyCommit_IsKept(string point, int commit)
    {
        await using var engine = await Engine.StartAsync(Register);
        var crasher = new Crasher(engine, (Enum.Parse<Checkpoint>(point), commit));

        await crasher.DoAsync(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("promise", null, new StartOrchestrationOptions("p"), TestContext.Current.CancellationToken));
        await crasher.DoAsync(() => engine.AdvanceAsync(TimeSpan.FromHours(1)));
        await crasher.DoAsync(() => engine.Client.RaiseEventAsync("p-ask", "reply", "thanks", TestContext.Current.CancellationToken));

        var instance = await engine.GetAsync("p");
        Assert.Equal("thanks", instance.ReadOutputAs<string>());
        Assert.Equal(["hello", "thanks"], sent.Distinct());
        Assert.InRange(sent.Count, 2, 3);
    }

    /// <summary>At once, even where its result is taken later.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Activity_ThatWasRunningAtTheCrash_RunsAgain(bool suspended)
    {
        var runs = 0;
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, int>("flow", (context, _) => context.CallActivityAsync<int>("slow"));
            tasks.AddActivityFunc<int>("slow", async _ =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    await new TaskCompletionSource().Task;
                }

                return runs;
            });
        });
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("flow", null, new StartOrchestrationOptions("f"), TestContext.Current.CancellationToken);

        if (suspended)
        {
            await engine.Client.SuspendInstanceAsync("f", "hold", TestContext.Current.CancellationToken);
        }

        await engine.RestartAsync();
        await engine.SettleAsync();
        Assert.Equal(2, runs);
        await engine.Client.ResumeInstanceAsync("f", "go on", TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.Equal(2, (await engine.GetAsync("f")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task SecondEngine_OnTheSameDatabase_IsRefused()
    {
        await using var engine = await Engine.StartAsync(Register);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.OpenAsync());

        Assert.Contains($"The data directory '{Path.GetDirectoryName(engine.DatabasePath)}' is in use by another process", refusal.Message, StringComparison.Ordinal);
    }
}
