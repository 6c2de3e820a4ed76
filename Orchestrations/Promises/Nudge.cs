using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>Tells a promise that something changed, or starts it when nobody is there to hear.</summary>
public sealed partial class Nudge(ILogger<Nudge> log)
{
    static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>
    /// Never fails: what there is to tell is in the store, and the auditor sees to it that it is read. Nor can it be cancelled: the change is
    /// durable, whether or not its caller still waits.
    /// </summary>
    public Task ChangedAsync(DurableTaskClient client, PromiseId promise) =>
        GuardAsync(promise, async () =>
        {
            if (await IsAliveAsync(client, promise))
            {
                await client.RaiseEventAsync(promise.InstanceId, Promise.Changed);
            }
            else
            {
                await StartAsync(client, promise);
            }
        });

    /// <summary>Starts a promise unless it runs. Never fails, for the same reason.</summary>
    public Task StartedAsync(DurableTaskClient client, PromiseId promise) =>
        GuardAsync(promise, () => StartAsync(client, promise));

    static async Task StartAsync(DurableTaskClient client, PromiseId promise)
    {
        // A live one must never be replaced: it would be terminated with its timers.
        var options = new StartOrchestrationOptions(promise.InstanceId).WithDedupeStatuses(Alive);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(promise.Orchestration, promise.Input, options);
        }
#pragma warning disable CA1031 // Each backend says "it exists" in an exception of its own; so the instance is asked instead.
        catch (Exception)
#pragma warning restore CA1031
        {
            if (!await IsAliveAsync(client, promise))
            {
                throw;
            }
        }
    }

    static async Task<bool> IsAliveAsync(DurableTaskClient client, PromiseId promise) =>
        await client.GetInstanceAsync(promise.InstanceId) is { } instance && Alive.Contains(instance.RuntimeStatus);

    async Task GuardAsync(PromiseId promise, Func<Task> tell)
    {
        try
        {
            await tell();
        }
#pragma warning disable CA1031 // The command is done and durable; failing it now would tell the caller otherwise.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, promise.InstanceId);
        }
    }
}
