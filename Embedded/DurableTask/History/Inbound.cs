using System.Text.Json.Serialization;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>What came to an orchestration from outside.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(TaskFailed), "task-failed")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(EventRaised), "event-raised")]
abstract record Inbound
{
    /// <summary>An activity or sub-orchestration gave its result.</summary>
    internal sealed record TaskCompleted(int TaskId, string? Output) : Inbound;

    internal sealed record TaskFailed(int TaskId, Failure Failure) : Inbound;

    internal sealed record TimerFired(int TaskId) : Inbound;

    internal sealed record EventRaised(string Name, string? Payload) : Inbound;
}
