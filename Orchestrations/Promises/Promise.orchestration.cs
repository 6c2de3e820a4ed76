using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>The one shape of every promise (DESIGN section 2): decide, send, sleep until something is due or changed.</summary>
public static class Promise
{
    public const string Changed = "changed";

    /// <summary>Keeps the history of a long promise short.</summary>
    const int TurnsPerHistory = 20;

    // Rides out a restart of the store. What lasts longer fails the instance, which the auditor starts again.
    static readonly TaskOptions Decide = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromSeconds(30)));

    // For the hiccup of a moment. The outbox row itself knows when to try again after that.
    static readonly TaskOptions Send = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: Retries.QuickAttempts, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 3));

    /// <param name="decide">Activity from the input to a <see cref="PromiseStep"/>.</param>
    /// <param name="send">Activity from a <see cref="MessageAddress"/> to whether it is done with.</param>
    public static async Task KeepAsync(TaskOrchestrationContext context, string input, TaskName decide, TaskName send)
    {
        var changed = context.WaitForExternalEvent<object?>(Changed);
        for (var turn = 0; turn < TurnsPerHistory; turn++)
        {
            // However many nudges came, one decision answers them all: it reads the store.
            while (changed.IsCompleted)
            {
                changed = context.WaitForExternalEvent<object?>(Changed);
            }

            var step = await context.CallActivityAsync<PromiseStep>(decide, input, Decide);
            var allDone = await SendAsync(context, step, send);
            if (changed.IsCompleted || !allDone)
            {
                continue;
            }

            if (step.Finished)
            {
                return;
            }

            await SleepAsync(context, step.WakeAt, changed);
        }

        context.ContinueAsNew(input);
    }

    static async Task<bool> SendAsync(TaskOrchestrationContext context, PromiseStep step, TaskName send)
    {
        var done = await Task.WhenAll(step.Send.Select(async message =>
        {
            try
            {
                return await context.CallActivityAsync<bool>(send, message, Send);
            }
            catch (TaskFailedException)
            {
                // Written down in its outbox row with the time of the next attempt, which the next decision wakes for.
                return false;
            }
        }));
        return done.All(d => d);
    }

    static async Task SleepAsync(TaskOrchestrationContext context, DateTime? until, Task changed)
    {
        if (until is null)
        {
            await changed;
            return;
        }

        using var cancellation = new CancellationTokenSource();
        var due = context.CreateTimer(until.Value, cancellation.Token);
        if (await Task.WhenAny(due, changed) == changed)
        {
            // Never CancelAsync: its continuation leaves the orchestration's thread.
            cancellation.Cancel();
        }
    }
}
