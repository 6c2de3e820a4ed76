using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class DeterminismTests
{
    [Fact]
    public async Task Replay_ThatCallsAnotherActivity_FailsAndNamesBoth()
    {
        await using var engine = await Engine.StartAsync(Calling("first"));
        var id = await engine.StartInstanceAsync("flow");

        await engine.RestartAsync(Calling("second"));
        await engine.RaiseAsync(id, "go");

        var failure = (await engine.GetAsync(id)).FailureDetails!;
        Assert.Contains("NonDeterministicOrchestrationException", failure.ErrorType, StringComparison.Ordinal);
        Assert.Contains("the history says '#1 call activity first', the code did '#1 call activity second'", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatDoesLess_FailsAndNamesWhatIsMissing()
    {
        await using var engine = await Engine.StartAsync(Calling("first"));
        var id = await engine.StartInstanceAsync("flow");

        await engine.RestartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("flow", (context, _) => context.WaitForExternalEvent<string>("go")));
        await engine.RaiseAsync(id, "go");

        Assert.Contains("the history says '#1 call activity first', the code did nothing more", (await engine.GetAsync(id)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    /// <summary>What waits for one would get the result of another, or somebody else would be told.</summary>
    [Theory]
    [InlineData("target")]
    [InlineData("event")]
    [InlineData("child")]
    [InlineData("id")]
    public async Task Replay_ThatTurnsToAnother_Fails(string changed)
    {
        await using var engine = await Engine.StartAsync(Telling(""));
        var id = await engine.StartInstanceAsync("flow");

        await engine.RestartAsync(Telling(changed));
        await engine.RaiseAsync(id, "go");

        Assert.Contains("NonDeterministicOrchestrationException", (await engine.GetAsync(id)).FailureDetails?.ErrorType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guids_OfTwoGenerationsAtOneInstant_Differ()
    {
        var seen = new List<Guid>();
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<int, bool>("ids", (context, round) =>
        {
            seen.Add(context.NewGuid());
            if (round == 0)
            {
                context.ContinueAsNew(1);
            }

            return Task.FromResult(true);
        }));

        await engine.RunAsync("ids", 0);

        Assert.Equal(2, seen.Distinct().Count());
    }

    [Fact]
    public async Task GuidsAndTimes_AreTheSameAtEveryReplay()
    {
        var seen = new List<(Guid, Guid, DateTime)>();
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, bool>("ids", async (context, _) =>
        {
            seen.Add((context.NewGuid(), context.NewGuid(), context.CurrentUtcDateTime));
            return await context.WaitForExternalEvent<bool>("go");
        }));
        var id = await engine.StartInstanceAsync("ids");
        await engine.AdvanceAsync(TimeSpan.FromDays(1));

        await engine.RestartAsync();
        await engine.RaiseAsync(id, "go", true);

        Assert.Equal(2, seen.Count);
        Assert.Equal(seen[0], seen[1]);
        Assert.NotEqual(seen[0].Item1, seen[0].Item2);
    }

    [Fact]
    public async Task ReplaySafeLogger_LogsEachLineOnce()
    {
        var replaying = new List<bool>();
        var log = new ListLogger();
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, bool>("chatty", async (context, _) =>
        {
            replaying.Add(context.IsReplaying);
            new Wrapped(context, log).CreateReplaySafeLogger("flow").LogInformation("started");
            var result = await context.WaitForExternalEvent<bool>("go");
            replaying.Add(context.IsReplaying);
            return result;
        }));
        var id = await engine.StartInstanceAsync("chatty");

        await engine.RestartAsync();
        await engine.RaiseAsync(id, "go", true);

        Assert.Equal([false, true, false], replaying);
        Assert.Equal(["started"], log.Lines);
    }

    static Action<DurableTaskRegistry> Telling(string changed) => tasks =>
    {
        string Name(string of) => of == changed ? "other" : of;
        tasks.AddOrchestratorFunc<object?, string>("flow", (context, _) =>
        {
            context.SendEvent(Name("target"), Name("event"), 1);
            _ = context.CallSubOrchestratorAsync(Name("child"), options: new SubOrchestrationOptions(instanceId: Name("id")));
            return context.WaitForExternalEvent<string>("go");
        });
        tasks.AddOrchestratorFunc("child", context => context.WaitForExternalEvent<string>("never"));
        tasks.AddOrchestratorFunc("other", context => context.WaitForExternalEvent<string>("never"));
    };

    static Action<DurableTaskRegistry> Calling(string activity) => tasks =>
    {
        tasks.AddOrchestratorFunc<object?, string>("flow", async (context, _) =>
        {
            await context.CallActivityAsync(activity);
            return await context.WaitForExternalEvent<string>("go");
        });
        tasks.AddActivityFunc("first", _ => { });
        tasks.AddActivityFunc("second", _ => { });
    };
}
