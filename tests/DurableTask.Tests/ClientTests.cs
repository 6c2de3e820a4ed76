using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask.Engine;

namespace SupportFlows.DurableTask_Tests;

public class ClientTests
{
    static readonly OrchestrationRuntimeStatus[] Unended = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("wait", async (context, input) =>
        {
            context.SetCustomStatus(new { waiting = input });
            return input + await context.WaitForExternalEvent<string>("go");
        });
    }

    [Fact]
    public async Task Start_OfAnIdThatRuns_IsRefusedWhenListed()
    {
        await using var engine = await Engine.StartAsync(Register);
        var options = new StartOrchestrationOptions("one").WithDedupeStatuses(Unended);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("wait", "a", options, TestContext.Current.CancellationToken);
                return "started";
            }
            catch (OrchestrationAlreadyExistsException)
            {
                return "refused";
            }
        }));

        Assert.Single(results, "started");
    }

    [Fact]
    public async Task Start_OfAnIdThatRuns_IsRefusedByDefault()
    {
        await using var engine = await Engine.StartAsync(Register);
        await engine.StartInstanceAsync("wait", "a", "one");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.StartInstanceAsync("wait", "b", "one"));
    }

    [Fact]
    public async Task Start_OfAnIdThatRuns_ReplacesItWhenItsStatusIsNotListed()
    {
        await using var engine = await Engine.StartAsync(Register);
        await engine.StartInstanceAsync("wait", "a", "one");

        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "wait", "b", new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed), TestContext.Current.CancellationToken);
        await engine.RaiseAsync("one", "go", "!");

        Assert.Equal("b!", (await engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_OfAnIdThatHasEnded_ReplacesIt()
    {
        await using var engine = await Engine.StartAsync(Register);
        await engine.StartInstanceAsync("wait", "a", "one");
        await engine.RaiseAsync("one", "go", "!");

        await engine.Client.ScheduleNewOrchestrationInstanceAsync("wait", "b", new StartOrchestrationOptions("one").WithDedupeStatuses(Unended), TestContext.Current.CancellationToken);

        Assert.Equal("b", (await engine.GetAsync("one")).ReadInputAs<string>());
    }

    [Fact]
    public async Task Start_AtALaterTime_StaysPendingUntilThen()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("wait", "a", new StartOrchestrationOptions("later", Engine.Start.AddHours(1)), TestContext.Current.CancellationToken);
        var started = engine.Client.WaitForInstanceStartAsync(id, TestContext.Current.CancellationToken);
        await engine.RaiseAsync(id, "go", " early event");
        await engine.RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.False(started.IsCompleted);

        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("a early event", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Suspended_KeepsEvents_UntilResumed(bool restarted)
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("wait", "a");
        await engine.Client.SuspendInstanceAsync(id, "hold", TestContext.Current.CancellationToken);
        await engine.RaiseAsync(id, "go", "!");
        if (restarted)
        {
            await engine.RestartAsync();
        }

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync(id)).RuntimeStatus);

        await engine.Client.ResumeInstanceAsync(id, "go on", TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.Equal("a!", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Suspended_TakesAnActivitysResultOnce(bool restarted)
    {
        Engine? started = null;
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<string>("call", async context => await context.WaitForExternalEvent<string>("go") + await context.CallActivityAsync<string>("name") + await context.WaitForExternalEvent<string>("end"));
            tasks.AddActivityFunc<string>("name", async _ =>
            {
                await started!.Client.SuspendInstanceAsync("one", "hold");
                return "Ann";
            });
        });
        started = engine;
        await engine.StartInstanceAsync("call", null, "one");
        await engine.RaiseAsync("one", "go", "I am ");
        await engine.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync("one")).RuntimeStatus);
        if (restarted)
        {
            await engine.RestartAsync();
        }

        // As a second run of the activity would, after a failure of the store.
        var row = engine.Running.Parts.Store.Find("one")!;
        for (var task = 0; task < 4; task++)
        {
            engine.Running.Directory.Post("one", new Letter.Result(row.Key, row.Generation, task, "\"Bob\"", null));
        }

        await engine.SettleAsync();
        await engine.Client.ResumeInstanceAsync("one", "go on", TestContext.Current.CancellationToken);
        await engine.RaiseAsync("one", "end", "!");
        await engine.SettleAsync();

        Assert.Equal("I am Ann!", (await engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Query_Pages_InOrderOfCreation()
    {
        await using var engine = await Engine.StartAsync(Register);
        for (var number = 0; number < 25; number++)
        {
            await engine.StartInstanceAsync("wait", $"{number}", $"case-{number:00}");
        }

        await engine.StartInstanceAsync("wait", "x", "other");
        await engine.RaiseAsync("case-07", "go");
        var pages = await engine.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "case-", PageSize: 10, Statuses: [OrchestrationRuntimeStatus.Running], FetchInputsAndOutputs: true))
            .AsPages().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([10, 10, 4], pages.Select(page => page.Values.Count));
        Assert.Equal("00", pages[0].Values[0].InstanceId[^2..]);
        Assert.Equal("11", pages[1].ContinuationToken is null ? "" : pages[1].Values[0].InstanceId[^2..]);
        Assert.Null(pages[2].ContinuationToken);
    }

    [Fact]
    public async Task Purge_DeletesOnlyWhatHasEnded()
    {
        await using var engine = await Engine.StartAsync(Register);
        var running = await engine.StartInstanceAsync("wait", "a");
        var ended = await engine.StartInstanceAsync("wait", "b");
        await engine.RaiseAsync(ended, "go");

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.PurgeInstanceAsync(running, TestContext.Current.CancellationToken));
        var result = await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedFrom: Engine.Start), TestContext.Current.CancellationToken);

        Assert.Equal(1, result.PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync(ended, TestContext.Current.CancellationToken));
        Assert.NotNull(await engine.Client.GetInstanceAsync(running, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Restart_RunsTheSameInputAgain()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("wait", "a");
        await engine.RaiseAsync(id, "go", "1");

        await engine.Client.RestartAsync(id, cancellation: TestContext.Current.CancellationToken);
        await engine.RaiseAsync(id, "go", "2");

        Assert.Equal("a2", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task EndedInstances_AreListedInOrderOfEnding()
    {
        await using var engine = await Engine.StartAsync(Register);
        foreach (var id in new[] { "a", "b", "c" })
        {
            await engine.StartInstanceAsync("wait", id, id);
        }

        foreach (var id in new[] { "c", "a" })
        {
            await engine.AdvanceAsync(TimeSpan.FromHours(1));
            await engine.RaiseAsync(id, "go");
        }

        var first = await engine.Client.ListInstanceIdsAsync(pageSize: 1, cancellation: TestContext.Current.CancellationToken);
        var second = await engine.Client.ListInstanceIdsAsync(pageSize: 5, lastInstanceKey: first.ContinuationToken, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["c", "a"], first.Values.Concat(second.Values));
    }

    [Fact]
    public async Task CustomStatus_IsSeenWhileRunning()
    {
        await using var engine = await Engine.StartAsync(Register);

        var instance = await engine.RunAsync("wait", "coffee");

        Assert.Equal("""{"waiting":"coffee"}""", instance.SerializedCustomStatus);
    }

    [Fact]
    public async Task Wait_WhenItIsOver_LeavesNothingBehind()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("wait", (context, _) => context.WaitForExternalEvent<string>("go")));
        var id = await engine.StartInstanceAsync("wait");
        using var impatient = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 3).Select(_ => engine.Client.WaitForInstanceCompletionAsync(id, TestContext.Current.CancellationToken)).ToList();
        var abandoned = engine.Client.WaitForInstanceCompletionAsync(id, impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await engine.RaiseAsync(id, "go", "now");
        await Task.WhenAll(waits);
        await engine.Client.WaitForInstanceCompletionAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal(0, engine.Running.Parts.Waits.Count);
    }
}
