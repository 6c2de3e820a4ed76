using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

/// <summary>Somebody, or a time server, sets the machine's clock by hours while the engine runs.</summary>
public class ClockSetTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly List<DateTimeOffset> woken = [];

    [Fact]
    public async Task Clock_SetForward_WakesWhatIsDueAtMostAMinuteLate()
    {
        await using var engine = await StartAsync();
        await engine.StartInstanceAsync("sleep", TimeSpan.FromHours(2));
        await engine.StartInstanceAsync("sleep", TimeSpan.FromHours(9));

        engine.Wall!.Set = TimeSpan.FromHours(5);
        await engine.AdvanceAsync(Minute);

        Assert.Single(woken);
    }

    [Fact]
    public async Task Clock_SetBack_WakesNothingBeforeItsTimeAndNothingTwice()
    {
        await using var engine = await StartAsync();
        await engine.StartInstanceAsync("sleep", TimeSpan.FromMinutes(30));
        await engine.StartInstanceAsync("sleep", TimeSpan.FromHours(1));
        await engine.AdvanceAsync(59 * Minute);
        Assert.Single(woken);

        engine.Wall!.Set = -TimeSpan.FromHours(3);
        await engine.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Single(woken);

        await engine.AdvanceAsync(2 * Minute);
        Assert.Equal(2, woken.Count);
        await engine.AdvanceAsync(TimeSpan.FromHours(9));
        Assert.Equal(2, woken.Count);
    }

    [Fact]
    public async Task Clock_SetBackWhileTheProcessWasDown_ChangesNoDueTime()
    {
        await using var engine = await StartAsync();
        await engine.StartInstanceAsync("sleep", TimeSpan.FromHours(1));

        engine.Wall!.Set = -TimeSpan.FromHours(3);
        await engine.RestartAsync();
        await engine.AdvanceAsync(TimeSpan.FromHours(4) - Minute);
        Assert.Empty(woken);
        await engine.AdvanceAsync(2 * Minute);

        Assert.InRange(Assert.Single(woken), Engine.Start.AddHours(1), Engine.Start.AddHours(1) + Minute);
    }

    /// <summary>A delay is counted from now, also by code that has run at a later time of day: a retry in a minute must not become one in hours.</summary>
    [Fact]
    public async Task Retry_AfterTheClockWasSetBack_ComesAfterItsDelay()
    {
        var calls = 0;
        await using var engine = await Engine.StartOnAMachineAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, int>("flow", async (context, _) =>
            {
                await context.WaitForExternalEvent<object?>("go");
                return await context.CallActivityAsync<int>("flaky", options: TaskOptions.FromRetryPolicy(new RetryPolicy(3, Minute)));
            });
            tasks.AddActivityFunc<int>("flaky", _ => ++calls == 1 ? throw new InvalidOperationException("not yet") : calls);
        });
        var id = await engine.StartInstanceAsync("flow");

        engine.Wall!.Set = -TimeSpan.FromHours(3);
        await engine.RaiseAsync(id, "go");
        await engine.AdvanceAsync(2 * Minute);

        Assert.Equal(2, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    /// <summary>As time servers do all day.</summary>
    [Fact]
    public async Task Clock_SetBackBySeconds_IsNotSeenByTheCode()
    {
        var seen = new List<DateTime>();
        await using var engine = await Engine.StartOnAMachineAsync(tasks => tasks.AddOrchestratorFunc<object?, bool>("watch", async (context, _) =>
        {
            while (await context.WaitForExternalEvent<bool>("look"))
            {
                if (!context.IsReplaying)
                {
                    seen.Add(context.CurrentUtcDateTime);
                }
            }

            return true;
        }));
        var id = await engine.StartInstanceAsync("watch");
        await engine.RaiseAsync(id, "look", true);

        engine.Wall!.Set = -TimeSpan.FromSeconds(5);
        await engine.RaiseAsync(id, "look", true);
        await engine.RestartAsync();
        await engine.RaiseAsync(id, "look", true);

        Assert.Equal([seen[0], seen[0], seen[0]], seen);
    }

    Task<Engine> StartAsync() => Engine.StartOnAMachineAsync(tasks =>
    {
        tasks.AddOrchestratorFunc<TimeSpan, bool>("sleep", async (context, delay) =>
        {
            await context.CreateTimer(delay, CancellationToken.None);
            await context.CallActivityAsync("wake", context.CurrentUtcDateTime);
            return true;
        });
        tasks.AddActivityFunc<DateTime>("wake", (_, at) => woken.Add(at));
    });
}
