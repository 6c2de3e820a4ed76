using System.Text.Json.Serialization;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>What an orchestration did, in the order in which its code did it. Replayed code must do the same again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ActivityScheduled), "activity-scheduled")]
[JsonDerivedType(typeof(ChildStarted), "sub-orchestration-started")]
[JsonDerivedType(typeof(TimerCreated), "timer-created")]
[JsonDerivedType(typeof(TimerCancelled), "timer-cancelled")]
[JsonDerivedType(typeof(EventSent), "event-sent")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(ContinuedAsNew), "continued-as-new")]
abstract record Outbound
{
    internal sealed record ActivityScheduled(int TaskId, string Name, string Version, string? Input) : Outbound;

    internal sealed record ChildStarted(int TaskId, string Name, string Version, string InstanceId, string? Input, string? Tags) : Outbound;

    /// <param name="Due">UTC ticks.</param>
    /// <param name="Serial">Unique in the store; with the due time it is the timer's key there.</param>
    internal sealed record TimerCreated(int TaskId, long Due, long Serial) : Outbound;

    internal sealed record TimerCancelled(int TaskId, long Due, long Serial) : Outbound;

    internal sealed record EventSent(string Target, string Name, string? Payload) : Outbound;

    internal sealed record Completed(string? Output) : Outbound;

    internal sealed record Failed(Failure Failure) : Outbound;

    internal sealed record ContinuedAsNew(string? Input, string Version, bool KeepEvents) : Outbound;
}
