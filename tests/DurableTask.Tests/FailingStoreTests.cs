using Microsoft.DurableTask;
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

    static void FailNext(Engine engine, int commits) => engine.Checkpoint = at =>
    {
        if (at == Checkpoint.BeforeCommit && commits-- > 0)
        {
            throw new IOException("disk is full");
        }
    };
}
