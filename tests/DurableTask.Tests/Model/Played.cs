using Microsoft.DurableTask;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>A program as an orchestration of the engine: each statement in the way an application would write it.</summary>
static class Played
{
    internal const string Name = "program";

    const string Work = "work";

    internal sealed record Job(string Key, int DownUntil, bool Suspends = false);

    internal static void Register(DurableTaskRegistry tasks, int deployment, Func<DateTime> now, Action<Made> made, Func<string, Task> suspend)
    {
        tasks.AddOrchestratorFunc<Input, string>(Name, (context, input) => RunAsync(context, input));
        tasks.AddActivityFunc<Job, string>(Work, async (context, job) =>
        {
            made(new Made(context.InstanceId, job.Key, now()));
            if (job.Suspends)
            {
                await suspend(context.InstanceId);
            }

            return now() < Clockwork.Minute(job.DownUntil) ? throw new TimeoutException("It is down.") : $"{job.Key}@{deployment}";
        });
    }

    internal static string Chain(TaskFailureDetails? failure) => failure is null ? "" : failure.InnerFailure is { } inner ? $"{failure.ErrorType} from {Chain(inner)}" : failure.ErrorType;

    static async Task<string> RunAsync(TaskOrchestrationContext context, Input input)
    {
        var (program, at, trace) = input;
        for (; at < program.Count; at++)
        {
            switch (program[at])
            {
                case Step.Again again:
                    context.ContinueAsNew(new Input(program, at + 1, $"{trace}|"), again.KeepEvents);
                    return "";
                case Step.Fail:
                    throw new InvalidOperationException("It was to fail.");
                case Step.Note:
                    context.SetCustomStatus(trace);
                    break;
                case Step.Send send:
                    context.SendEvent(send.To, Clockwork.RootOf(context.InstanceId), Clockwork.Key(trace, at));
                    break;
                case var step:
                    trace += await StepAsync(context, step, Clockwork.Key(trace, at), at);
                    break;
            }
        }

        return trace;
    }

    static async Task<string> StepAsync(TaskOrchestrationContext context, Step step, string key, int at) => step switch
    {
        Step.Call call => await CaughtAsync(call.Caught, async () => $"{await context.CallActivityAsync<string>(Work, new Job(key, call.DownUntil), Attempts(context, call.Attempts))},"),
        Step.All all => string.Concat((await Task.WhenAll(Enumerable.Range(0, all.Count).Select(number => context.CallActivityAsync<string>(Work, new Job($"{key}#{number}", 0))))).Select(one => $"{one},")),
        Step.Hold => $"{await context.CallActivityAsync<string>(Work, new Job(key, 0, Suspends: true))},",
        Step.Leave leave => Left(context, leave, key, at),
        Step.Sleep sleep => await SleepAsync(context, Clockwork.Due(context.InstanceId, context.CurrentUtcDateTime, sleep.Minutes)),
        Step.Wait wait => $"{await context.WaitForExternalEvent<string>(wait.Event)},",
        Step.Either either => await EitherAsync(context, either),
        Step.Child child => await CaughtAsync(child.Caught, async () => $"[{await ChildAsync(context, child.Program, at)}],"),
        _ => throw new NotSupportedException(step.ToString()),
    };

    static Task<string> ChildAsync(TaskOrchestrationContext context, IReadOnlyList<Step> program, int at)
        => context.CallSubOrchestratorAsync<string>(Name, new Input(program, 0, ""), new SubOrchestrationOptions(instanceId: $"{context.InstanceId}.{at}"));

    static string Left(TaskOrchestrationContext context, Step.Leave leave, string key, int at)
    {
        _ = leave.Program is null ? context.CallActivityAsync<string>(Work, new Job(Clockwork.Left(key), 0)) : ChildAsync(context, leave.Program, at);
        return "";
    }

    static async Task<string> SleepAsync(TaskOrchestrationContext context, DateTime due)
    {
        await context.CreateTimer(due, CancellationToken.None);
        return $"t{Clockwork.Stamp(context.CurrentUtcDateTime)},";
    }

    static async Task<string> EitherAsync(TaskOrchestrationContext context, Step.Either either)
    {
        using var waiting = new CancellationTokenSource();
        using var sleeping = new CancellationTokenSource();
        var sooner = context.WaitForExternalEvent<string>(either.Event, waiting.Token);
        var later = context.CreateTimer(Clockwork.Due(context.InstanceId, context.CurrentUtcDateTime, either.Minutes), sleeping.Token);
        if (await Task.WhenAny(sooner, later) == sooner)
        {
            sleeping.Cancel();
            return $"{await sooner},";
        }

        if (!either.LeavesWait)
        {
            waiting.Cancel();
        }

        return $"t{Clockwork.Stamp(context.CurrentUtcDateTime)},";
    }

    static async Task<string> CaughtAsync(bool caught, Func<Task<string>> act)
    {
        try
        {
            return await act();
        }
        catch (TaskFailedException exception) when (caught)
        {
            return $"!{Chain(exception.FailureDetails)},";
        }
    }

    static TaskOptions? Attempts(TaskOrchestrationContext context, int attempts) => attempts == 1
        ? null
        : TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, Clockwork.Retry(context.InstanceId), backoffCoefficient: 2));
}
