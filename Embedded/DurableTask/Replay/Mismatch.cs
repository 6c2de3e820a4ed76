using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Compares what replayed code does with what its history says it did.</summary>
static class Mismatch
{
    const string Advice = "Code that live instances run must keep doing the same in the same order. "
        + "Put the change under a new version (context.CompareVersionTo, or a second registration), or let live instances end first; and check for clocks, random numbers and other outside state in the orchestrator.";

    internal static bool Same(Outbound? recorded, Outbound action) => (recorded, action) switch
    {
        (Outbound.ActivityScheduled then, Outbound.ActivityScheduled now) => Same(then.Name, now.Name),
        (Outbound.ChildStarted then, Outbound.ChildStarted now) => Same(then.Name, now.Name) && then.InstanceId == now.InstanceId,
        (Outbound.EventSent then, Outbound.EventSent now) => Same(then.Name, now.Name) && then.Target == now.Target,
        (Outbound.Completed or Outbound.Failed or Outbound.ContinuedAsNew, _) => recorded.GetType() == action.GetType(),
        _ => recorded?.GetType() == action.GetType(),
    };

    internal static NonDeterministicOrchestrationException Of(ExecutionStart start, Outbound? recorded, Outbound action) => new(
        $"Orchestrator '{start.Name}' (instance '{start.InstanceId}') does not repeat its history: the history says {(recorded is null ? "that it did nothing more in this turn" : $"'{Describe(recorded)}'")}, "
        + $"the code did '{Describe(action)}'. {Advice}");

    internal static NonDeterministicOrchestrationException Missing(ExecutionStart start, Outbound recorded) => new(
        $"Orchestrator '{start.Name}' (instance '{start.InstanceId}') does not repeat its history: the history says '{Describe(recorded)}', the code did nothing more in this turn. {Advice}");

    static bool Same(string then, string now) => string.Equals(then, now, StringComparison.OrdinalIgnoreCase);

    static string Describe(Outbound action) => action switch
    {
        Outbound.ActivityScheduled(var id, var name, _, _) => $"#{id} call activity {name}",
        Outbound.ChildStarted child => $"#{child.TaskId} call sub-orchestrator {child.Name} as {child.InstanceId}",
        Outbound.TimerCreated(var id, var due, _) => $"#{id} create a timer due {new DateTime(due, DateTimeKind.Utc):O}",
        Outbound.TimerCancelled(var id, _, _) => $"cancel timer #{id}",
        Outbound.EventSent(var target, var name, _) => $"send event {name} to {target}",
        Outbound.Completed => "complete",
        Outbound.Failed(var failure) => $"fail with {failure.Type}: {failure.Message}",
        Outbound.ContinuedAsNew => "continue as new",
        _ => action.ToString(),
    };
}
