using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Calls a task again after a failure, as its options say. The waits are durable timers.</summary>
static class Retrying
{
    /// <summary>Marks in an exception's data that trying again cannot help.</summary>
    internal const string Final = "SupportFlows.Final";

    internal static async Task<T> CallAsync<T>(TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<T>> call)
    {
        var started = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TaskFailedException failed;
            try
            {
                return await call();
            }
            catch (TaskFailedException exception) when (!exception.Data.Contains(Final))
            {
                failed = exception;
            }

            var again = retry.Policy is { } policy
                ? await WaitAsync(context, policy, attempt, started, failed)
                : await retry.Handler!(new RetryContext(context, attempt, failed.FailureDetails, context.CurrentUtcDateTime - started, default));
            if (!again)
            {
                throw failed;
            }
        }
    }

    static async Task<bool> WaitAsync(TaskOrchestrationContext context, RetryPolicy policy, int attempt, DateTime started, TaskFailedException failed)
    {
        if (NextDelay(policy, attempt, context.CurrentUtcDateTime - started) is not { } delay || !policy.Handle(failed))
        {
            return false;
        }

        await context.CreateTimer(delay, CancellationToken.None);
        return true;
    }

    /// <summary>The wait after a failed attempt (the first is 1), or null when there is to be no other.</summary>
    internal static TimeSpan? NextDelay(RetryPolicy policy, int attempt, TimeSpan elapsed)
    {
        if (attempt >= policy.MaxNumberOfAttempts || (policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout))
        {
            return null;
        }

        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var most = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return ticks < most.Ticks ? TimeSpan.FromTicks((long)ticks) : most;
    }
}
