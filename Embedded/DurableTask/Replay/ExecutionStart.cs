using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>How an orchestration's code was started: the head of its history.</summary>
sealed record ExecutionStart(string InstanceId, string Name, string Version, int Generation, string? Input, string? ParentName, string? ParentId)
{
    [JsonIgnore]
    internal ParentOrchestrationInstance? Parent => ParentId is null ? null : new ParentOrchestrationInstance(ParentName!, ParentId);
}
