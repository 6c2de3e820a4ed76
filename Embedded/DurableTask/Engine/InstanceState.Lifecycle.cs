using global::DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>How an instance begins, starts over, ends and goes.</summary>
sealed partial class InstanceState
{
    void Load(Step step)
    {
        if (loaded)
        {
            return;
        }

        row = directory.Store.Find(id);
        loaded = true;
        if (row is null or { Ended: true })
        {
            return;
        }

        if (!Prepare(step))
        {
            return;
        }

        var history = directory.Store.Turns(row.Key);
        turns = history.Count;
        foreach (var (number, turn) in history.Index())
        {
            Count(turn, number);
            execution!.Replay(turn);
            if (execution.Violation is { } violation)
            {
                Fail(violation, step);
                return;
            }
        }

        Resume(step);
    }

    /// <summary>Finds the code; false when there is none, or it cannot be made, which fails the instance.</summary>
    bool Prepare(Step step)
    {
        (turns, events, actions) = (0, 1, 1);
        var factory = directory.Orchestrators.Find(row!.Name, row.Version);
        if (factory is null)
        {
            turns = directory.Store.Turns(row.Key).Count;
            Fail(directory.Orchestrators.Unknown(row.Name, row.Version), step);
            return false;
        }

        try
        {
            execution = directory.NewExecution(row.Start, factory, id);
        }
#pragma warning disable CA1031 // The factory is the application's, such as a constructor whose service is missing: callers and parents must hear of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            turns = directory.Store.Turns(row.Key).Count;
            Fail(exception, step);
            return false;
        }

        execution.CustomStatus = row.CustomStatus;
        return true;
    }

    /// <summary>Sets activities going that the history has no result of. Those under way already are left alone.</summary>
    void Resume(Step step)
    {
        foreach (var call in execution!.Open.Where(task => !task.Claimed).Select(task => task.Action).OfType<Outbound.ActivityScheduled>())
        {
            step.Activities.Add(Call(call));
        }
    }

    void Start(Letter.Start start, Message message, Step step)
    {
        if (row is not null && Refuse(start) is { } refusal)
        {
            if (start.Parent is { } parent)
            {
                Answer(step, parent, null, Failure.From(refusal, final: true));
            }

            Reply(message, step, changed: false, refusal);
            return;
        }

        Replace(step);
        var now = directory.Time.GetUtcNow().UtcTicks;
        row = new InstanceRow
        {
            Key = directory.Serials.Next(),
            Id = id,
            Name = start.Name,
            Version = start.Version,
            Status = start.StartAt > now ? OrchestrationRuntimeStatus.Pending : OrchestrationRuntimeStatus.Running,
            Created = now,
            Updated = now,
            Input = start.Input,
            Tags = start.Tags,
            Parent = start.Parent,
            Trace = start.Trace,
        };
        (inserted, dirty, lastTurn) = (true, true, now);
        step.Add(new Change.InsertInstance(row));
        Reply(message, step, changed: true);
        if (Prepare(step) && row.Status == OrchestrationRuntimeStatus.Pending)
        {
            AddTimer(step, new TimerRow(start.StartAt!.Value, directory.Serials.Next(), row.Key, id, 0));
        }
    }

    OrchestrationAlreadyExistsException? Refuse(Letter.Start start)
    {
        var refused = start.Duplicates is { } listed ? listed.Contains(row!.Status.ToString(), StringComparer.OrdinalIgnoreCase) : !row!.Ended;
        return refused ? new OrchestrationAlreadyExistsException($"An orchestration instance '{id}' exists already; it is {row!.Status}.") : null;
    }

    /// <summary>Makes room for a new instance of the same id.</summary>
    void Replace(Step step)
    {
        if (execution is not null)
        {
            End(OrchestrationRuntimeStatus.Terminated, null, null, step);
        }

        if (row is not null)
        {
            step.Add(new Change.DeleteInstance(row.Key));
            pending.Clear();
        }
    }

    void Purge(Message message, Step step)
    {
        if (row is null || execution is not null)
        {
            var refusal = row is null ? null : new InvalidOperationException($"Instance '{id}' is {row.Status}. Only one that has ended can be purged: terminate it first.");
            Reply(message, step, changed: false, refusal);
            return;
        }

        step.Add(new Change.DeleteInstance(row.Key));
        row = null;
        Reply(message, step, changed: true);
    }

    void Follow(Outbound action, Step step)
    {
        switch (action)
        {
            case Outbound.ActivityScheduled call: step.Activities.Add(Call(call)); break;
            case Outbound.TimerCreated(var task, var due, var serial): AddTimer(step, new TimerRow(due, serial, row!.Key, id, task)); break;
            case Outbound.TimerCancelled(_, var due, var serial): RemoveTimer(step, due, serial); break;
            case Outbound.EventSent(var target, var name, var payload): Send(step, target, new Letter.Event(name, payload)); break;
            case Outbound.ChildStarted child: StartChild(child, step); break;
            case Outbound.Completed(var output): End(OrchestrationRuntimeStatus.Completed, output, null, step); break;
            case Outbound.Failed(var failure): End(OrchestrationRuntimeStatus.Failed, null, failure, step); break;
            case Outbound.ContinuedAsNew next: Renew(next, step); break;
        }
    }

    void StartChild(Outbound.ChildStarted child, Step step)
        => Send(step, child.InstanceId, new Letter.Start(child.Name, child.Version, child.Input, child.Tags, new ParentCall(row!.Key, id, row.Name, row.Generation, child.TaskId), Trace: row.Trace));

    void Renew(Outbound.ContinuedAsNew next, Step step)
    {
        IReadOnlyList<Inbound> carried = next.KeepEvents ? execution!.Events.Unprocessed() : [];
        CancelTimers(step);
        row!.PastEvents += events;
        row.PastActions += actions;
        (row.Generation, row.Input, row.Version, row.CustomStatus) = (row.Generation + 1, next.Input, next.Version, execution!.CustomStatus);
        step.Add(new Change.RenewInstance(row));
        execution.Retire();
        execution = null;
        (dirty, step.Again) = (true, true);
        if (Prepare(step) && carried.Count > 0)
        {
            execution!.Defer(carried);
            Append(new Turn(lastTurn, Ran: false, carried, []), step);
        }
    }

    // An uncancelled timer keeps the real thing Running until it fires (durabletask-dotnet #713). Here the instance ends at once: its outcome is the same.
    void End(OrchestrationRuntimeStatus status, string? output, Failure? failure, Step step)
    {
        CancelTimers(step);
        execution?.Retire();
        if (execution is not null)
        {
            row!.CustomStatus = execution.CustomStatus;
        }

        execution = null;
        (row!.Status, row.Output, row.Failure, dirty) = (status, output, failure, true);
        if (failure is not null)
        {
            EngineLog.InstanceFailed(directory.Log, row.Name, id, failure.Type, failure.Message);
        }

        if (row.Parent is { } parent)
        {
            Answer(step, parent, output, failure ?? (status == OrchestrationRuntimeStatus.Terminated ? new Failure(typeof(OperationCanceledException).FullName!, $"Sub-orchestration '{id}' was terminated.") : null));
        }
    }

    void Answer(Step step, ParentCall parent, string? output, Failure? failure)
        => Send(step, parent.InstanceId, new Letter.Result(parent.Key, parent.Generation, parent.TaskId, output, failure));

    void CancelTimers(Step step)
    {
        foreach (var timer in execution?.Open.Select(task => task.Action).OfType<Outbound.TimerCreated>() ?? [])
        {
            RemoveTimer(step, timer.Due, timer.Serial);
        }
    }

    static void AddTimer(Step step, TimerRow timer)
    {
        step.Add(new Change.AddTimer(timer));
        step.Timers.Add(timer);
    }

    static void RemoveTimer(Step step, long due, long serial)
    {
        step.Add(new Change.DeleteTimer(due, serial));
        step.CancelledTimers.Add((due, serial));
    }

    ActivityCall Call(Outbound.ActivityScheduled call) => new(row!.Key, id, row.Generation, call.TaskId, call.Name, call.Version, call.Input, row.Trace);
}
