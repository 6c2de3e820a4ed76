using CsCheck;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests;

/// <summary>Any program gives the same whether the engine lives through it or is killed again and again.</summary>
public class RandomProgramsTests
{
    public enum Op
    {
        Activity,
        Timer,
        Event,
        Either,
        FanOut,
        Child,
        ContinueAsNew,
    }

    public sealed record State(IReadOnlyList<Op> Program, int At, string Trace);

    static readonly Gen<(Op[] Program, (Checkpoint, int)[] Crashes)> Lives = Gen.Select(
        Gen.Enum<Op>().Array[1, 8], Gen.Select(Gen.Enum<Checkpoint>(), Gen.Int[1, 8]).Array[1, 4]);

    [Fact]
    public void Program_WhereverItIsKilled_EndsAsIfItHadNotBeen() => Lives.Sample(
        life => RunAsync(life.Program, life.Crashes).GetAwaiter().GetResult() == RunAsync(life.Program, []).GetAwaiter().GetResult(), iter: 40, threads: 2);

    static async Task<string?> RunAsync(Op[] program, (Checkpoint, int)[] crashes)
    {
        await using var engine = await Engine.StartAsync(Register);
        var crasher = new Crasher(engine, crashes);
        await crasher.DoAsync(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("program", new State(program, 0, ""), new StartOrchestrationOptions("p"), CancellationToken.None));
        for (var at = 0; at < program.Length; at++)
        {
            var name = $"e{at}";
            await crasher.DoAsync(() => engine.Client.RaiseEventAsync("p", name, at, CancellationToken.None));
        }

        for (var hour = 0; hour <= program.Length; hour++)
        {
            await crasher.DoAsync(() => engine.AdvanceAsync(TimeSpan.FromHours(1)));
        }

        var instance = await engine.GetAsync("p");
        return instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? instance.ReadOutputAs<string>() : $"{instance.RuntimeStatus} {instance.FailureDetails}";
    }

    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<State, string>("program", async (context, state) =>
        {
            for (var (at, trace) = (state.At, state.Trace); ; at++)
            {
                if (at == state.Program.Count)
                {
                    return trace;
                }

                if (state.Program[at] == Op.ContinueAsNew)
                {
                    context.ContinueAsNew(new State(state.Program, at + 1, trace + "|"));
                    return "";
                }

                trace += await StepAsync(context, state.Program[at], at);
            }
        });
        tasks.AddOrchestratorFunc<int, string>("child", (context, at) => context.CallActivityAsync<string>("work", at));
        tasks.AddActivityFunc<int, string>("work", (_, at) => $"w{at}");
    }

    static async Task<string> StepAsync(TaskOrchestrationContext context, Op op, int at)
    {
        switch (op)
        {
            case Op.Activity:
                return await context.CallActivityAsync<string>("work", at);
            case Op.Timer:
                await context.CreateTimer(TimeSpan.FromMinutes(30), CancellationToken.None);
                return "t";
            case Op.Event:
                return $"e{await context.WaitForExternalEvent<int>($"E{at}")}";
            case Op.Either:
                return $"o{await context.WaitForExternalEvent<int>($"e{at}", TimeSpan.FromDays(9))}";
            case Op.FanOut:
                return string.Join('+', await Task.WhenAll(Enumerable.Range(0, 5).Select(number => context.CallActivityAsync<string>("work", number))));
            case Op.Child:
                return await context.CallSubOrchestratorAsync<string>("child", at);
            default:
                throw new NotSupportedException(op.ToString());
        }
    }
}
