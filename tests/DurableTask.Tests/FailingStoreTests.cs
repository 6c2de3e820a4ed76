using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests;

public class FailingStoreTests
{
    int sent;

    void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, int>("counter", async (context, _) =>
        {
            var sum = 0;
            while (await context.WaitForExternalEvent<int>("add") is var number and > 0)
            {
                sum += number;
                await context.CallActivityAsync("send", sum);
                context.SetCustomStatus(sum);
            }

            return sum;
        });
        tasks.AddActivityFunc<int>("send", (_, _) => Interlocked.Increment(ref sent));
    }

    [Fact]
    public async Task Event_WhoseCommitFails_IsRefusedAndLeavesNoTrace()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        await engine.RaiseAsync(id, "add", 1);

        FailNext(engine, 1);
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.RaiseAsync(id, "add", 10));
        await engine.SettleAsync();
        await engine.RaiseAsync(id, "add", 100);
        await engine.RaiseAsync(id, "add", 0);

        Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(101, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ActivityResult_WhoseCommitFails_IsRecordedOnceTheStoreWorks()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        var commits = 0;
        engine.Checkpoint = at =>
        {
            // The second commit from here is the activity's result; the disk stays full for a while.
            if (at == Checkpoint.BeforeCommit && ++commits is >= 2 and <= 4)
            {
                throw new IOException("disk is full");
            }
        };

        await engine.RaiseAsync(id, "add", 7);

        Assert.Equal("7", (await engine.GetAsync(id)).SerializedCustomStatus);
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Calls_WhileTheStoreIsDown_AreRefusedAtOnce()
    {
        await using var engine = await Engine.StartAsync(Register);
        engine.Checkpoint = at => throw new IOException("disk is full");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.StartInstanceAsync("counter"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.StartInstanceAsync("counter"));

        engine.Checkpoint = null;
        await engine.SettleAsync();
        await engine.StartInstanceAsync("counter");
    }

    /// <summary>The instance's old code is still at work when the engine has already started again from the store.</summary>
    [Fact]
    public async Task ActivityResult_InAStepThatOutlivesTheRecovery_IsNotLost()
    {
        using var release = new ManualResetEventSlim();
        var (entered, turns) = (new TaskCompletionSource(), 0);
        await using var engine = await Engine.StartAsync(tasks =>
        {
            Register(tasks);
            tasks.AddOrchestratorFunc<object?, int>("slow", async (context, _) =>
            {
                var result = await context.CallActivityAsync<int>("send", 1);
                if (Interlocked.Increment(ref turns) == 1)
                {
                    entered.SetResult();
                    release.Wait(TestContext.Current.CancellationToken);
                }

                return result;
            });
        });
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("slow", null, new StartOrchestrationOptions("slow"), TestContext.Current.CancellationToken);
        await entered.Task;
        FailNext(engine, 1);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.StartInstanceAsync("counter"));
        var failed = engine.Running.Directory;
        while (engine.Running.Directory == failed || engine.Running.Directory.Dead)
        {
            await Task.Yield();
        }

        release.Set();
        await engine.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync("slow")).RuntimeStatus);
        Assert.Equal(1, sent);
        // Only the new code has written: with what the old one did as well, memory and store would differ, and whoever comes next would be told so.
        await engine.RaiseAsync("slow", "late");
    }

    static void FailNext(Engine engine, int commits) => engine.Checkpoint = at =>
    {
        if (at == Checkpoint.BeforeCommit && commits-- > 0)
        {
            throw new IOException("disk is full");
        }
    };
}
