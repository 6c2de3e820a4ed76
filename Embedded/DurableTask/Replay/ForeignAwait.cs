using System.Reflection;
using System.Text.RegularExpressions;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Finds out which await left the orchestration's thread, by looking into the compiler's state machines. Only ever called to write a message.</summary>
static partial class ForeignAwait
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    internal static ForeignAwaitException Describe(object? machineBox)
    {
        var place = "an await in the orchestrator";
        var awaited = machineBox;
        while (awaited is not null && Machine(awaited) is { } machine)
        {
            place = $"an await in {Place(machine.GetType())}";
            awaited = Awaited(machine);
        }

        var (what, instead) = Advice(ReferenceEquals(awaited, machineBox) ? null : awaited);
        return new ForeignAwaitException(
            $"The orchestrator awaited something that its context did not give it: {place} waits for {what}. Replay cannot repeat that. {instead}");
    }

    internal static ForeignAwaitException Used(string member) => new(
        $"The orchestrator called {member} from outside its own thread, after an await on a task that its context did not give it, or one with ConfigureAwait(false). "
        + "Await only tasks of the context, without ConfigureAwait; do everything else in an activity.");

    internal static ForeignAwaitException Cancelled() => new(
        "A token of a durable timer or event was cancelled from outside the orchestration's thread, as CancellationTokenSource.CancelAsync and CancelAfter do. Call Cancel() in the orchestrator.");

    internal static ForeignAwaitException Blocked() => new(
        "The orchestrator blocked its thread on a task that is not complete, by Result, Wait or GetResult. Only a later turn could complete it. Await it instead.");

    static object? Machine(object box) => box.GetType().GetField("StateMachine", Fields)?.GetValue(box);

    static object? Awaited(object machine)
    {
        foreach (var field in machine.GetType().GetFields(Fields).Where(field => field.Name.StartsWith("<>u__", StringComparison.Ordinal)))
        {
            if (Inner(field.GetValue(machine), 3) is { } task)
            {
                return task;
            }
        }

        return null;
    }

    /// <summary>The task inside an awaiter, which may wrap another awaiter.</summary>
    static object? Inner(object? awaiter, int depth)
    {
        if (awaiter is null or Task || depth == 0)
        {
            return awaiter as Task;
        }

        return awaiter.GetType().GetFields(Fields)
            .Where(field => typeof(Task).IsAssignableFrom(field.FieldType) || field.FieldType.IsValueType && !field.FieldType.IsPrimitive || field.FieldType == typeof(object))
            .Select(field => Inner(field.GetValue(awaiter), depth - 1))
            .FirstOrDefault(task => task is not null);
    }

    static string Place(Type machine)
    {
        var method = MethodName().Match(machine.Name);
        var owner = machine.DeclaringType;
        while (owner?.DeclaringType is { } outer && owner.Name.StartsWith('<'))
        {
            owner = outer;
        }

        return $"{owner?.Name}.{(method.Success ? method.Groups[1].Value : machine.Name)}";
    }

    static (string What, string Instead) Advice(object? awaited) => awaited switch
    {
        Task { AsyncState: CancellationTokenSource } => ("CancellationTokenSource.CancelAsync", "Call Cancel() instead."),
        Task task when task.GetType().Name.Contains("DelayPromise", StringComparison.Ordinal) => ("Task.Delay", "Use context.CreateTimer instead."),
        Task task when task.GetType().GetField("m_action", Fields)?.GetValue(task) is Delegate => ("Task.Run or Task.Factory.StartNew", "Do that work in an activity, by context.CallActivityAsync."),
        Task task => ($"a {Simple(task.GetType())}", "Do that work in an activity, by context.CallActivityAsync; wait with context.CreateTimer or context.WaitForExternalEvent; await without ConfigureAwait."),
        _ => ("a task of somewhere else", "Do that work in an activity, by context.CallActivityAsync; wait with context.CreateTimer or context.WaitForExternalEvent; await without ConfigureAwait."),
    };

    static string Simple(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex MethodName();
}
