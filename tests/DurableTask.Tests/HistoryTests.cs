using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask;

namespace SupportFlows.DurableTask_Tests;

public class HistoryTests
{
    static DurableTaskRegistry Registry(string activity = "send", bool timer = true)
    {
        var tasks = new DurableTaskRegistry();
        Register(tasks, activity, timer);
        return tasks;
    }

    static void Register(DurableTaskRegistry tasks, string activity, bool timer)
    {
        tasks.AddOrchestratorFunc<string, string>("promise", async (context, input) =>
        {
            await context.CallActivityAsync(activity, input);
            using var cancel = new CancellationTokenSource();
            var due = timer ? context.CreateTimer(TimeSpan.FromHours(1), cancel.Token) : context.WaitForExternalEvent<string>("due");
            var reply = context.WaitForExternalEvent<string>("reply");
            await Task.WhenAny(due, reply);
            cancel.Cancel();
            return await reply;
        });
        tasks.AddActivityFunc<string>("send", (_, _) => { });
    }

    static async Task<(Engine, DurableTaskHistory)> LivedAsync()
    {
        var engine = await Engine.StartAsync(tasks => Register(tasks, "send", timer: true));
        await engine.StartInstanceAsync("promise", "hello", "p");
        await engine.RaiseAsync("p", "reply", "é");
        return (engine, new DurableTaskHistory(engine.Running));
    }

    [Fact]
    public async Task Cost_CountsStartActivityTimerAndEvent()
    {
        var (engine, history) = await LivedAsync();
        await using var running = engine;

        var cost = history.Cost("p");

        Assert.Equal(4, cost.Actions);
        // Started; a turn with its activity; a turn with the result and the timer; a turn with the event, the cancelled timer and the end.
        Assert.Equal(1 + 2 + 3 + 4, cost.HistoryEvents);
    }

    [Fact]
    public async Task Export_ReplaysAgainstTheSameCode()
    {
        var (engine, history) = await LivedAsync();
        await using var running = engine;

        ReplayVerifier.Verify(Registry(), history.Export("p"));
    }

    [Fact]
    public async Task Export_AgainstChangedCode_IsRefusedWithAdvice()
    {
        var (engine, history) = await LivedAsync();
        await using var running = engine;
        var json = history.Export("p");

        var activity = Assert.Throws<NonDeterministicOrchestrationException>(() => ReplayVerifier.Verify(Registry("post"), json));
        var timer = Assert.Throws<NonDeterministicOrchestrationException>(() => ReplayVerifier.Verify(Registry(timer: false), json));

        Assert.Contains("'#1 call activity send', the code did '#1 call activity post'", activity.Message, StringComparison.Ordinal);
        Assert.Contains("create a timer due 2026-03-02T10:00:00", timer.Message, StringComparison.Ordinal);
        Assert.Contains("new version", timer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_AfterContinueAsNew_KeepsCounting()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("rounds", async (context, round) =>
        {
            await context.WaitForExternalEvent<string>("next");
            context.ContinueAsNew(round + 1);
            return 0;
        }));
        await engine.StartInstanceAsync("rounds", 0, "r");
        foreach (var round in Enumerable.Range(0, 10))
        {
            if (round == 5)
            {
                await engine.RestartAsync();
            }

            await engine.RaiseAsync("r", "next");
        }

        var cost = new DurableTaskHistory(engine.Running).Cost("r");

        Assert.Equal(11 + 10, cost.Actions);
        Assert.InRange(cost.HistoryEvents, 1, 4);
        // Of each generation: started; a turn with nothing; a turn with the event and the end. The last has got as far as its first turn.
        Assert.Equal((10 * (1 + 1 + 3)) + 2, cost.TotalHistoryEvents);
    }
}
