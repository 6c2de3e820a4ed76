using System.Diagnostics;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Spans of activities, under the names that the real worker gives them: what listens to it listens to this.</summary>
static class Tracing
{
    static readonly ActivitySource Source = new("Microsoft.DurableTask");

    /// <summary>What an instance that is started now belongs to. Null where nobody records: then nothing is to be kept.</summary>
    internal static string? Current => Activity.Current is { Recorded: true } current ? current.Id : null;

    internal static Activity? Begin(ActivityCall call)
    {
        var span = call.Trace is null ? null : Source.StartActivity($"activity:{call.Name}", ActivityKind.Internal, call.Trace);
        return span?.SetTag("durabletask.type", "activity").SetTag("durabletask.task.name", call.Name).SetTag("durabletask.task.instance_id", call.InstanceId).SetTag("durabletask.task.task_id", call.TaskId);
    }
}
