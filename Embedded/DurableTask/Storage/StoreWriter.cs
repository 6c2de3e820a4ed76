using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>A set of changes that are committed together, and what follows when they are.</summary>
interface ICommit
{
    IReadOnlyList<Change> Changes { get; }

    /// <summary>False once its result can no longer be used: it is then failed instead of written.</summary>
    bool Wanted { get; }

    /// <summary>Runs on the writer's thread: hand work on, do none here.</summary>
    void Committed();

    void Failed(Exception exception);
}

/// <summary>
/// The one thread that writes. Everything that waits when it comes round goes into one transaction, so that a disk flush is shared by all who need it.
/// </summary>
#pragma warning disable CA1001 // The semaphore's wait handle is never asked for, so there is nothing to dispose; and whoever comes late must still be able to signal it.
sealed class StoreWriter : IDisposable
#pragma warning restore CA1001
{
    readonly Lock gate = new();
    readonly SemaphoreSlim arrived = new(0);
    readonly Database database;
    readonly Action<Exception> failing;
    readonly Action<Checkpoint>? checkpoint;
    readonly Thread thread;
    List<ICommit> waiting = [];
    ChangeWriter? changes;
    volatile bool killed;
    volatile bool closing;
    bool closed;

    /// <param name="failing">Told of a failed transaction, before everything in it is.</param>
    /// <param name="checkpoint">For tests: called at each point where a crash makes a difference. What it throws before the commit fails the commit.</param>
    internal StoreWriter(Database database, Action<Exception> failing, Action<Checkpoint>? checkpoint)
    {
        this.database = database;
        this.failing = failing;
        this.checkpoint = checkpoint;
        changes = new ChangeWriter(database);
        thread = new Thread(Loop) { IsBackground = true, Name = "durable store writer" };
        thread.Start();
    }

    internal void Submit(ICommit commit)
    {
        bool first, refused;
        lock (gate)
        {
            refused = closed;
            first = waiting.Count == 0;
            waiting.Add(commit);
        }

        if (refused)
        {
            commit.Failed(new StoreUnavailableException("The engine has been stopped.", null));
        }
        else if (first)
        {
            arrived.Release();
        }
    }

    /// <summary>As if the process had ended: nothing more is written, nobody is told anything.</summary>
    internal void Kill()
    {
        killed = true;
        arrived.Release();
    }

    /// <summary>Writes what is waiting, then ends.</summary>
    public void Dispose()
    {
        closing = true;
        arrived.Release();
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
        }
    }

    void Loop()
    {
        while (!killed)
        {
            arrived.Wait();
            var batch = Take();
            if (batch.Count == 0 && closing)
            {
                break;
            }

            Write(batch);
            if (closing)
            {
                arrived.Release();
            }
        }

        changes?.Dispose();
    }

    List<ICommit> Take()
    {
        lock (gate)
        {
            var batch = waiting;
            waiting = [];
            closed = closing && batch.Count == 0;
            return batch;
        }
    }

    void Write(List<ICommit> batch)
    {
        var wanted = new List<ICommit>(batch.Count);
        foreach (var commit in batch)
        {
            if (commit.Wanted)
            {
                wanted.Add(commit);
            }
            else
            {
                commit.Failed(new StoreUnavailableException("The store failed before this could be written.", null));
            }
        }

        if (wanted.Count > 0 && TryCommit(wanted) is { } failure)
        {
            Fail(wanted, failure);
        }
    }

    void Fail(List<ICommit> batch, StoreUnavailableException failure)
    {
        if (failure.InnerException is not SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_CORRUPT })
        {
            failing(failure);
            batch.ForEach(commit => commit.Failed(failure));
        }
        else if (batch.Count == 1)
        {
            batch[0].Failed(failure.InnerException);
        }
        else
        {
            // One of them cannot be written at all, or the page that it goes to is damaged: the others must not go down with it.
            batch.ForEach(commit => Write([commit]));
        }
    }

    /// <summary>Commits all and tells them, or gives the reason why none was.</summary>
    StoreUnavailableException? TryCommit(List<ICommit> batch)
    {
        try
        {
            changes ??= new ChangeWriter(database);
            changes.Begin();
            foreach (var commit in batch)
            {
                foreach (var change in commit.Changes)
                {
                    changes.Apply(change);
                }
            }

            checkpoint?.Invoke(Checkpoint.BeforeCommit);
            if (killed)
            {
                return null;
            }

            changes.Commit();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or OutOfMemoryException)
        {
            Reopen();
            return new StoreUnavailableException($"The durable store could not be written, so nothing was accepted: {exception.Message}", exception);
        }

        checkpoint?.Invoke(Checkpoint.AfterCommit);
        if (!killed)
        {
            batch.ForEach(commit => commit.Committed());
        }

        return null;
    }

    /// <summary>Drops the connection: after an error, what its cache holds is not to be trusted.</summary>
    void Reopen()
    {
        try
        {
            changes?.Rollback();
        }
        catch (SqliteException)
        {
            // Closing the connection rolls back as well; the error that matters is already being reported.
        }
        finally
        {
            changes?.Dispose();
            changes = null;
        }
    }
}

/// <summary>Where a crash makes a difference.</summary>
enum Checkpoint
{
    /// <summary>Everything is in the transaction, nothing is durable.</summary>
    BeforeCommit,

    /// <summary>Everything is durable, nobody knows it yet.</summary>
    AfterCommit,
}
