using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class ForeignAwaitTests
{
    readonly TaskCompletionSource elsewhere = new();

    [Fact]
    public Task Delay_FailsTheInstance_AndNamesTheTimer() => FailsAsync(
        async _ => await Task.Delay(TimeSpan.FromHours(1), TimeProvider.System),
        "Delay_FailsTheInstance_AndNamesTheTimer waits for Task.Delay", "context.CreateTimer");

    [Fact]
    public Task Run_FailsTheInstance_AndNamesTheActivity() => FailsAsync(
        async context => await Task.Run(new ManualResetEventSlim().Wait),
        "Run_FailsTheInstance_AndNamesTheActivity waits for Task.Run", "context.CallActivityAsync");

    [Fact]
    public Task CancelAsync_OfATimer_FailsTheInstance() => FailsAsync(
        async context =>
        {
            using var cancel = new CancellationTokenSource();
            _ = context.CreateTimer(TimeSpan.FromHours(1), cancel.Token);
            await cancel.CancelAsync();
        },
        "CancelAsync", "Cancel()", eventual: true);

    [Fact]
    public Task OtherTask_BesideAPendingTimer_FailsTheInstanceWhenItCompletes() => FailsAsync(
        async context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await NestedAsync(elsewhere.Task);
            await context.WaitForExternalEvent<string>("never");
        },
        "NestedAsync waits for", "context.CallActivityAsync", eventual: true);

    [Fact]
    public Task ConfigureAwaitFalse_FailsTheInstance() => FailsAsync(
        async context =>
        {
            await context.CallActivityAsync("nothing").ConfigureAwait(false);
            await context.CallActivityAsync("nothing");
        },
        "without ConfigureAwait", "context", eventual: true);

    [Fact]
    public async Task ContinueWith_OnATaskOfTheContext_StaysOnTheThread()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("chain", async (context, _) =>
                await await context.CallActivityAsync<string>("nothing").ContinueWith(_ => context.CallActivityAsync<string>("nothing"), TaskScheduler.Current));
            tasks.AddActivityFunc<string>("nothing", _ => "done");
        });

        Assert.Equal("done", (await engine.RunAsync("chain")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Lock_ThatSomebodyElseHolds_IsWaitedFor()
    {
        var (gate, holds) = (new object(), new ManualResetEventSlim());
        Thread? turn = null;
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("locks", (_, _) =>
        {
            holds.Wait();
            turn = Thread.CurrentThread;
            lock (gate) return Task.FromResult("done");
        }));
        var holder = new Thread(() =>
        {
            lock (gate)
            {
                holds.Set();
                // Until the turn really waits for the lock.
                SpinWait.SpinUntil(() => turn?.ThreadState.HasFlag(ThreadState.WaitSleepJoin) == true);
            }
        });
        holder.Start();

        Assert.Equal("done", (await engine.RunAsync("locks")).ReadOutputAs<string>());
        holder.Join();
    }

    static async Task NestedAsync(Task task) => await task;

    async Task FailsAsync(Func<TaskOrchestrationContext, Task> orchestrator, string place, string advice, bool eventual = false)
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc("wrong", orchestrator);
            tasks.AddActivityFunc("nothing", _ => { });
        });
        var id = await engine.StartInstanceAsync("wrong");
        if (eventual)
        {
            elsewhere.SetResult();
            // What completes elsewhere is not work of the engine's: it fails the instance when it does.
            await engine.Client.WaitForInstanceCompletionAsync(id, TestContext.Current.CancellationToken);
        }

        var instance = await engine.GetAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("ForeignAwaitException", instance.FailureDetails!.ErrorType, StringComparison.Ordinal);
        Assert.Contains(place, instance.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(advice, instance.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }
}
