namespace Microsoft.DurableTask;

/// <summary>What an activity may know of the orchestration that called it.</summary>
public abstract class TaskActivityContext
{
    public abstract TaskName Name { get; }

    /// <summary>Id of the calling orchestration instance.</summary>
    public abstract string InstanceId { get; }

    public virtual string Version => string.Empty;
}
