using Microsoft.DurableTask;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>
/// An orchestration's code in memory, as far as it has got. It is fed turn by turn: first those of its history, which it must repeat exactly, then new ones.
/// Used by one thread at a time.
/// </summary>
sealed class Execution
{
    readonly ITaskOrchestrator orchestrator;
    readonly ExecutionScope scope;
    readonly Action<Exception> foreign;
    readonly TurnThread thread;
    readonly OrchestrationContext context;
    readonly Dictionary<int, OpenTask> open = [];
    readonly List<Inbound> deferred = [];
    List<Outbound> actions = [];
    IReadOnlyList<Outbound>? expected;
    int position;
    Task<object?>? code;
    volatile Exception? violation;
    volatile bool retired;

    /// <param name="foreign">Told when the code is continued from outside a turn. The instance must then fail.</param>
    internal Execution(ExecutionStart start, ITaskOrchestrator orchestrator, ExecutionScope scope, Action<Exception> foreign)
    {
        Start = start;
        this.orchestrator = orchestrator;
        this.scope = scope;
        this.foreign = foreign;
        thread = new TurnThread(Report);
        Events = new EventMailbox(scope.Converter);
        context = new OrchestrationContext(this, scope);
    }

    internal ExecutionStart Start { get; }

    internal bool Started => code is not null;

    internal EventMailbox Events { get; }

    internal DateTime Now { get; private set; }

    internal bool Replaying => expected is not null;

    internal string? CustomStatus { get; set; }

    internal ContinueAsNewOptions? Next { get; set; }

    /// <summary>Everything started and not ended yet.</summary>
    internal IReadOnlyCollection<OpenTask> Open => open.Values;

    internal int OpenActivities { get; private set; }

    /// <summary>Set when the code broke the rules of replay: the instance must fail with it.</summary>
    internal Exception? Violation => violation;

    internal int NextTask { get; private set; }

    /// <summary>Takes a result for an open task once; false when it has been taken, or there is no such task.</summary>
    internal bool Claim(int task, long? serial = null)
    {
        if (!open.TryGetValue(task, out var found) || found.Claimed || (serial is { } expectedSerial && (found.Action as Outbound.TimerCreated)?.Serial != expectedSerial))
        {
            return false;
        }

        return found.Claimed = true;
    }

    /// <summary>Keeps messages for the next turn that runs.</summary>
    internal void Defer(IEnumerable<Inbound> messages) => deferred.AddRange(messages);

    internal bool HasDeferred => deferred.Count > 0;

    internal void Replay(Turn turn)
    {
        if (!turn.Ran)
        {
            Defer(turn.In);
            Reclaim(turn.In);
            return;
        }

        (expected, position) = (turn.Out, 0);
        Run(turn.At, turn.In);
        if (position < expected.Count && violation is null)
        {
            violation = Mismatch.Missing(Start, expected[position]);
        }

        expected = null;
    }

    /// <summary>Runs the code with new messages, and gives what it did.</summary>
    internal IReadOnlyList<Outbound> Run(long at, IReadOnlyList<Inbound> messages)
    {
        actions = [];
        Now = new DateTime(at, DateTimeKind.Utc);
        thread.Run(() => Turn(messages));
        if (violation is null && code is { IsCompleted: true })
        {
            Act(Outcome());
        }
        else if (violation is null && open.Count == 0 && Events.Waiting == 0)
        {
            // Nothing of the context's will ever continue this code: it awaits something else.
            violation = ForeignAwait.Describe(code);
        }

        return actions;
    }

    /// <summary>Records what the code does, or while replaying checks it against the history. Gives the action as recorded.</summary>
    internal Outbound Act(Outbound action)
    {
        if (expected is null)
        {
            actions.Add(action);
            return action;
        }

        if (violation is not null)
        {
            return action;
        }

        var recorded = position < expected.Count ? expected[position++] : null;
        if (!Mismatch.Same(recorded, action))
        {
            violation = Mismatch.Of(Start, recorded, action);
        }

        return recorded is not null && recorded.GetType() == action.GetType() ? recorded : action;
    }

    internal void Add(OpenTask task)
    {
        open.Add(task.Id, task);
        OpenActivities += task.Action is Outbound.ActivityScheduled ? 1 : 0;
    }

    internal OpenTask? Remove(int id)
    {
        if (open.Remove(id, out var task) && task.Action is Outbound.ActivityScheduled)
        {
            OpenActivities--;
        }

        return task;
    }

    internal int TakeTaskId() => ++NextTask;

    /// <summary>Guards every member of the context.</summary>
    internal void Enter(string member)
    {
        if (!thread.IsCurrent)
        {
            var exception = ForeignAwait.Used(member);
            Report(exception);
            throw exception;
        }
    }

    /// <summary>Guards the callbacks of cancelled tokens, which nobody would see throw.</summary>
    internal bool EnterCancellation()
    {
        if (!thread.IsCurrent)
        {
            Report(ForeignAwait.Cancelled());
            return false;
        }

        return true;
    }

    /// <summary>Its instance has no further use for it: what still tries to continue it is no longer reported.</summary>
    internal void Retire() => retired = true;

    void Report(Exception exception)
    {
        if (!retired)
        {
            violation ??= exception;
            foreign(violation);
        }
    }

    void Reclaim(IReadOnlyList<Inbound> messages)
    {
        foreach (var message in messages)
        {
            _ = message switch
            {
                Inbound.TaskCompleted(var id, _) => Claim(id),
                Inbound.TaskFailed(var id, _) => Claim(id),
                Inbound.TimerFired(var id) => Claim(id),
                _ => false,
            };
        }
    }

    void Turn(IReadOnlyList<Inbound> messages)
    {
        IReadOnlyList<Inbound> all = deferred.Count == 0 ? messages : [.. deferred, .. messages];
        deferred.Clear();
        if (code is null)
        {
            // Events that were there before the code: it finds them when it waits for them.
            code = BeginAsync();
            thread.Drain();
        }

        foreach (var message in all)
        {
            Apply(message);
            thread.Drain();
        }
    }

    // Async, so that an input that cannot be read, too, ends as the code's failure.
    async Task<object?> BeginAsync() => await orchestrator.RunAsync(context, scope.Converter.Deserialize(Start.Input, orchestrator.InputType));

    void Apply(Inbound message)
    {
        switch (message)
        {
            case Inbound.EventRaised raised when code!.IsCompleted: Events.Keep(raised); break;
            case Inbound.EventRaised raised: Events.Raise(raised); break;
            case Inbound.TaskCompleted(var id, var output): Remove(id)?.Complete(output); break;
            case Inbound.TaskFailed(var id, var failure): Remove(id)?.Fail(failure); break;
            case Inbound.TimerFired(var id): Remove(id)?.Complete(null); break;
        }
    }

    Outbound Outcome()
    {
        if (code!.Exception?.InnerException is { } failed)
        {
            return new Outbound.Failed(Failure.From(failed));
        }

        if (code.IsCanceled)
        {
            return new Outbound.Failed(Failure.From(new TaskCanceledException("The orchestrator ended by a cancelled task that it did not catch.")));
        }

        try
        {
            return Next is { } next
                ? new Outbound.ContinuedAsNew(scope.Converter.Serialize(next.NewInput), string.IsNullOrWhiteSpace(next.NewVersion) ? Start.Version : next.NewVersion, next.PreserveUnprocessedEvents)
                : new Outbound.Completed(scope.Converter.Serialize(code.Result));
        }
#pragma warning disable CA1031 // The converter is the application's: a result that it refuses is the orchestrator's failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Outbound.Failed(Failure.From(exception));
        }
    }
}
