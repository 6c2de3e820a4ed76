using Microsoft.Data.Sqlite;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>
/// The mailbox of one instance id. It takes its letters a batch at a time, at most one step of it is being committed,
/// and what its memory holds is never further than that step.
/// </summary>
sealed class Instance(string id, InstanceDirectory directory) : IThreadPoolWorkItem
{
    readonly Lock gate = new();
    readonly InstanceState state = new(id, directory);
    List<Message> mailbox = [];
    bool busy;
    bool gone;

    internal string Id => id;

    internal bool Wanted => !directory.Dead;

    /// <summary>Its place in the directory's order of use, which guards it.</summary>
    internal LinkedListNode<Instance>? Place { get; set; }

    /// <summary>False when this object has been dropped: ask the directory for another.</summary>
    internal bool Post(Message message)
    {
        lock (gate)
        {
            if (gone)
            {
                return false;
            }

            mailbox.Add(message);
            if (busy)
            {
                return true;
            }

            busy = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Drops it from memory unless it has something to do.</summary>
    internal bool TryEvict()
    {
        lock (gate)
        {
            gone = !busy && mailbox.Count == 0;
            return gone;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        var step = new Step(this, Take());
        try
        {
            if (directory.Dead)
            {
                Failed(step, directory.Refusal());
                return;
            }

            state.Process(step);
        }
        catch (SqliteException exception) when (!StoreFile.IsDamage(exception))
        {
            directory.StoreFailed(exception);
            Failed(step, directory.Refusal());
            return;
        }
#pragma warning disable CA1031 // Of one instance only, such as history that cannot be read, or a damaged page of the file: the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(step, exception);
            return;
        }

        if (step.Changes.Count == 0)
        {
            Committed(step);
        }
        else
        {
            directory.Writer.Submit(step);
        }
    }

    /// <summary>Sets in motion all that the step brought about, then takes the next.</summary>
    internal void Committed(Step step)
    {
        foreach (var (reply, changed, refusal) in step.Replies)
        {
            _ = refusal is null ? reply.TrySetResult(changed) : reply.TrySetException(refusal);
        }

        directory.Follow(step, id);
        if (step.Again)
        {
            Post(new Message(new Letter.Wake(), null, null, directory.Work.Begin()));
        }

        foreach (var message in step.Batch)
        {
            directory.Forget(message.Letter);
            message.Unit.Dispose();
        }

        Continue();
    }

    /// <summary>Drops everything in memory. Callers are told; the rest is in the store, save results of activities, which are kept.</summary>
    internal void Failed(Step step, Exception exception)
    {
        List<Message> rest;
        lock (gate)
        {
            (rest, mailbox) = (mailbox, []);
            (gone, busy) = (true, false);
        }

        directory.Drop(this);
        if (!directory.Dead && exception is not StoreUnavailableException)
        {
            EngineLog.InstanceBroken(directory.Log, id, exception);
        }

        foreach (var message in step.Batch.Concat(rest))
        {
            if (!directory.Keep(id, message))
            {
                message.Fail(exception);
            }
        }
    }

    List<Message> Take()
    {
        lock (gate)
        {
            var batch = mailbox;
            mailbox = [];
            return batch;
        }
    }

    void Continue()
    {
        bool more;
        lock (gate)
        {
            busy = more = mailbox.Count > 0;
        }

        if (more)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            directory.Idle(this, keep: state.Live);
        }
    }
}
