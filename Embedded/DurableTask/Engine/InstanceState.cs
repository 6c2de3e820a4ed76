using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>An instance in memory: its row and its code, brought forward letter by letter. Used by one thread at a time.</summary>
sealed partial class InstanceState(string id, InstanceDirectory directory)
{
    const long LongestStepBack = TimeSpan.TicksPerMinute;

    readonly List<Inbound> pending = [];
    InstanceRow? row;
    Execution? execution;
    bool loaded;
    bool inserted;
    bool dirty;
    int turns;
    int events;
    int actions;
    long lastTurn;

    /// <summary>True while there is code to keep in memory.</summary>
    internal bool Live => execution is not null;

    /// <summary>Works through a batch of letters, and fills the step with what is to be written and done.</summary>
    internal void Process(Step step)
    {
        Load(step);
        foreach (var message in step.Batch)
        {
            if (message.Serial is { } serial)
            {
                step.Add(new Change.DeleteMessage(serial));
            }

            Take(message, step);
        }

        Flush(step);
        Settle(step);
    }

    void Take(Message message, Step step)
    {
        switch (message.Letter)
        {
            case Letter.Start start: Start(start, message, step); break;
            case Letter.Purge: Purge(message, step); break;
            case Letter.Wake: break;
            case Letter.Broken(var broken, var exception) when ReferenceEquals(broken, execution): Fail(exception, step); break;
            case Letter.TimerDue(var timer): TimerDue(timer, step); break;
            case Letter.Result result: Result(result); break;
            case var letter when execution is not null: Reply(message, step, Control(letter, step)); break;
            default: Reply(message, step, changed: false); break;
        }
    }

    bool Control(Letter letter, Step step)
    {
        switch (letter)
        {
            case Letter.Event(var name, var payload):
                pending.Add(new Inbound.EventRaised(name, payload));
                return true;
            case Letter.Suspend when row!.Status == OrchestrationRuntimeStatus.Running:
                Flush(step);
                return execution is not null && Become(OrchestrationRuntimeStatus.Suspended);
            case Letter.Resume when row!.Status == OrchestrationRuntimeStatus.Suspended:
                return Become(OrchestrationRuntimeStatus.Running);
            case Letter.Terminate(var output, var recursive):
                Flush(step);
                return execution is not null && Terminate(output, recursive, step);
            default:
                return false;
        }
    }

    void TimerDue(TimerRow timer, Step step)
    {
        step.Add(new Change.DeleteTimer(timer.Due, timer.Serial));
        if (execution is null || row!.Key != timer.Key)
        {
            return;
        }

        if (timer.TaskId == 0 && row.Status == OrchestrationRuntimeStatus.Pending)
        {
            Become(OrchestrationRuntimeStatus.Running);
        }
        else if (execution.Claim(timer.TaskId, timer.Serial))
        {
            pending.Add(new Inbound.TimerFired(timer.TaskId));
        }
    }

    void Result(Letter.Result result)
    {
        if (execution is not null && row!.Key == result.Key && row.Generation == result.Generation && execution.Claim(result.TaskId))
        {
            pending.Add(result.Failure is { } failure ? new Inbound.TaskFailed(result.TaskId, failure) : new Inbound.TaskCompleted(result.TaskId, result.Output));
        }
    }

    bool Become(OrchestrationRuntimeStatus status)
    {
        row!.Status = status;
        return dirty = true;
    }

    bool Terminate(string? output, bool recursive, Step step)
    {
        if (recursive)
        {
            foreach (var child in execution!.Open.Select(task => task.Action).OfType<Outbound.ChildStarted>())
            {
                Send(step, child.InstanceId, new Letter.Terminate(output, Recursive: true));
            }
        }

        End(OrchestrationRuntimeStatus.Terminated, output, null, step);
        return true;
    }

    /// <summary>Lets the code run on all that has come, or keeps it for when it may.</summary>
    void Flush(Step step)
    {
        if (execution is null || (pending.Count == 0 && !(Running && (!execution.Started || execution.HasDeferred))))
        {
            return;
        }

        var now = directory.Time.GetUtcNow().UtcTicks;
        // The clock may step back a little; what the code sees does not. But hours are followed: by so much would be late whatever the code waits for from now on.
        lastTurn = now < lastTurn - LongestStepBack ? now : Math.Max(lastTurn, now);
        Inbound[] messages = [.. pending];
        pending.Clear();
        if (!Running)
        {
            execution.Defer(messages);
            Append(new Turn(lastTurn, Ran: false, messages, []), step);
            return;
        }

        var done = execution.Run(lastTurn, messages);
        if (execution.Violation is { } violation)
        {
            Append(new Turn(lastTurn, Ran: true, messages, [new Outbound.Failed(Failure.From(violation))]), step);
            End(OrchestrationRuntimeStatus.Failed, null, Failure.From(violation), step);
            return;
        }

        var turn = new Turn(lastTurn, Ran: true, messages, [.. done]);
        Append(turn, step);
        foreach (var action in turn.Out)
        {
            Follow(action, step);
        }
    }

    bool Running => row!.Status == OrchestrationRuntimeStatus.Running;

    void Fail(Exception exception, Step step)
    {
        lastTurn = Math.Max(lastTurn, directory.Time.GetUtcNow().UtcTicks);
        Append(new Turn(lastTurn, Ran: true, [.. pending], [new Outbound.Failed(Failure.From(exception))]), step);
        pending.Clear();
        End(OrchestrationRuntimeStatus.Failed, null, Failure.From(exception), step);
    }

    void Append(Turn turn, Step step)
    {
        step.Add(new Change.AppendTurn(row!.Key, turns, turn.At, TurnWriter.Write(turn)));
        Count(turn, turns++);
    }

    void Count(Turn turn, int number)
    {
        events += turn.Events;
        actions += turn.Actions(carried: InstanceHistory.Carried(turn, number, row!.Generation));
        lastTurn = turn.At;
    }

    /// <summary>Writes the row if it changed.</summary>
    void Settle(Step step)
    {
        if (row is null)
        {
            return;
        }

        var active = execution is not null && (execution.OpenActivities > 0 || step.Again);
        dirty |= active != row.Active || (execution is not null && execution.CustomStatus != row.CustomStatus);
        if (dirty)
        {
            row.Active = active;
            row.CustomStatus = execution is null ? row.CustomStatus : execution.CustomStatus;
            row.Updated = Math.Max(lastTurn, directory.Time.GetUtcNow().UtcTicks);
            step.RowChanged = true;
            if (!inserted)
            {
                step.Add(new Change.UpdateInstance(row));
            }
        }

        (dirty, inserted) = (false, false);
    }

    void Send(Step step, string target, Letter letter)
    {
        var serial = directory.Serials.Next();
        step.Add(new Change.AddMessage(serial, target, LetterText.Write(letter)));
        step.Letters.Add((serial, target, letter));
    }

    static void Reply(Message message, Step step, bool changed, Exception? refusal = null)
    {
        if (message.Reply is { } reply)
        {
            step.Replies.Add((reply, changed, refusal));
        }
    }
}
