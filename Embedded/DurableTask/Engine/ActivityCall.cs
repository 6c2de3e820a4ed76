using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>An activity to run. It is in the history already.</summary>
sealed record ActivityCall(long Key, string InstanceId, int Generation, int TaskId, string Name, string Version, string? Input, string? Trace)
{
    internal (long, int, int) Identity => (Key, Generation, TaskId);
}

sealed class ActivityContext(ActivityCall call) : TaskActivityContext
{
    public override TaskName Name => call.Name;

    public override string InstanceId => call.InstanceId;

    public override string Version => call.Version;
}
