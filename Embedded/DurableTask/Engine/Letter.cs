using System.Text.Json.Serialization;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>What an instance is told. Those that instances tell each other are stored, and have a name for it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Event), "event")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Terminate), "terminate")]
abstract record Letter
{
    /// <param name="StartAt">UTC ticks.</param>
    /// <param name="Trace">Of whoever starts it.</param>
    /// <param name="Duplicates">Statuses of an existing instance that make the start fail; null stands for those of an instance that has not ended.</param>
    internal sealed record Start(string Name, string Version, string? Input, string? Tags, ParentCall? Parent, long? StartAt = null, IReadOnlyList<string>? Duplicates = null, string? Trace = null) : Letter;

    internal sealed record Event(string Name, string? Payload) : Letter;

    /// <summary>An activity's or a sub-orchestration's.</summary>
    internal sealed record Result(long Key, int Generation, int TaskId, string? Output, Failure? Failure) : Letter;

    internal sealed record Terminate(string? Output, bool Recursive) : Letter;

    internal sealed record TimerDue(TimerRow Timer) : Letter;

    internal sealed record Suspend(string? Reason) : Letter;

    internal sealed record Resume(string? Reason) : Letter;

    internal sealed record Purge : Letter;

    /// <summary>Nothing new: go on with what the store says.</summary>
    internal sealed record Wake : Letter;

    /// <summary>The code in memory was continued from outside.</summary>
    internal sealed record Broken(object Execution, Exception Exception) : Letter;
}
