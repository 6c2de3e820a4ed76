using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class EventsTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Event_RaisedBeforeTheWait_IsKeptForIt()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("wait", async (context, _) =>
        {
            await context.CreateTimer(Hour, CancellationToken.None);
            return await context.WaitForExternalEvent<string>("REPLY") + await context.WaitForExternalEvent<string>("Reply");
        }));
        var id = await engine.StartInstanceAsync("wait");
        await engine.RaiseAsync(id, "reply", "a");
        await engine.RaiseAsync(id, "rePly", "b");

        await engine.AdvanceAsync(Hour);

        Assert.Equal("ab", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_AfterThreeTimeouts_ReachesTheFourthWait()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("patient", async (context, _) =>
        {
            for (var timeouts = 0; ; timeouts++)
            {
                try
                {
                    return $"{await context.WaitForExternalEvent<string>("ack", Hour)} after {timeouts}";
                }
                catch (OperationCanceledException)
                {
                    context.SetCustomStatus(timeouts + 1);
                }
            }
        }));
        var id = await engine.StartInstanceAsync("patient");

        await engine.AdvanceAsync(3.5 * Hour);
        await engine.RaiseAsync(id, "ack", "yes");

        Assert.Equal("yes after 3", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_WithAnAbandonedWaiter_GoesToTheLatest()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("loop", async (context, _) =>
        {
            var abandoned = context.WaitForExternalEvent<string>("ack");
            var latest = context.WaitForExternalEvent<string>("ack");
            await Task.WhenAny(abandoned, latest);
            return latest.IsCompleted ? "latest" : "abandoned";
        }));
        var id = await engine.StartInstanceAsync("loop");

        await engine.RaiseAsync(id, "ack", "x");

        Assert.Equal("latest", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_ForAMissingOrEndedInstance_IsDiscarded()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc("done", _ => Task.CompletedTask));
        var id = await engine.StartInstanceAsync("done");

        await engine.RaiseAsync("nobody", "hello");
        await engine.RaiseAsync(id, "hello");

        Assert.Null(await engine.Client.GetInstanceAsync("nobody", TestContext.Current.CancellationToken));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task SendEvent_ToAnotherInstance_Arrives()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("receiver", (context, _) => context.WaitForExternalEvent<string>("greeting"));
            tasks.AddOrchestratorFunc<string>("sender", (context, to) =>
            {
                context.SendEvent(to, "greeting", "hello");
                return Task.CompletedTask;
            });
        });
        var id = await engine.StartInstanceAsync("receiver");

        await engine.StartInstanceAsync("sender", id);

        Assert.Equal("hello", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_CancelledByItsToken_ThrowsAndEatsNothing()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("cancel", async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var first = context.WaitForExternalEvent<string>("ack", cancel.Token);
            cancel.Cancel();
            await context.CreateTimer(Hour, CancellationToken.None);
            return $"{first.Status} {await context.WaitForExternalEvent<string>("ack")}";
        }));
        var id = await engine.StartInstanceAsync("cancel");
        await engine.RaiseAsync(id, "ack", "kept");

        await engine.AdvanceAsync(Hour);

        Assert.Equal("Canceled kept", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }
}
