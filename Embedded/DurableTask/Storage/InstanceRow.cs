using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Replay;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>An instance's row. The instance that owns it changes it only between its commits.</summary>
sealed class InstanceRow
{
    internal required long Key { get; init; }

    internal required string Id { get; init; }

    internal required string Name { get; init; }

    internal required string Version { get; set; }

    internal OrchestrationRuntimeStatus Status { get; set; }

    internal bool Active { get; set; }

    internal int Generation { get; set; }

    /// <summary>UTC ticks, as all times here.</summary>
    internal required long Created { get; init; }

    internal long Updated { get; set; }

    internal string? Input { get; set; }

    internal string? Output { get; set; }

    internal Failure? Failure { get; set; }

    internal string? CustomStatus { get; set; }

    internal string? Tags { get; init; }

    internal ParentCall? Parent { get; init; }

    /// <summary>What it is part of, as a W3C traceparent; null: nobody recorded.</summary>
    internal string? Trace { get; init; }

    internal long PastEvents { get; set; }

    internal long PastActions { get; set; }

    internal bool Ended => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    internal ExecutionStart Start => new(Id, Name, Version, Generation, Input, Parent?.Name, Parent?.InstanceId);
}

/// <summary>The call of a parent orchestration that an instance answers when it ends.</summary>
sealed record ParentCall(long Key, string InstanceId, string Name, int Generation, int TaskId);
