using System.Collections.Concurrent;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Lets callers wait until an instance's row changes. They read the row themselves: a change is a nudge.</summary>
sealed class InstanceWaits
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> waits = new();

    /// <summary>Completes at the next change. Ask before reading the row, so that none is missed.</summary>
    internal Task NextChange(string id) => waits.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Changed(string id)
    {
        if (!waits.IsEmpty && waits.TryRemove(id, out var wait))
        {
            wait.SetResult();
        }
    }
}
