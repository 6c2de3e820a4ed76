namespace Microsoft.DurableTask.Client;

public enum OrchestrationRuntimeStatus
{
    Running,

    Completed,

    [Obsolete("Exists for compatibility only: an instance that continued as new is Running.")]
    ContinuedAsNew,

    Failed,

    [Obsolete("Exists for compatibility only.")]
    Canceled,

    Terminated,

    Pending,

    Suspended,
}
