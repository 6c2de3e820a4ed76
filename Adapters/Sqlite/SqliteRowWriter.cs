using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>The one thread that writes. Whatever waits when it comes round shares a transaction, and so one flush of the disk.</summary>
sealed class SqliteRowWriter : IDisposable
{
    // Keeps the write-ahead log and the wait of the first in line bounded.
    const int MostAtOnce = 512;

    readonly SqliteFile file;
    readonly Action<SqliteConnection>? opened;
    readonly BlockingCollection<PendingCommit> waiting = [];
    readonly Thread thread;
    SqliteRowTransaction? transaction;

    public SqliteRowWriter(SqliteFile file, Action<SqliteConnection>? opened)
    {
        this.file = file;
        this.opened = opened;
        transaction = new SqliteRowTransaction(file, opened);
        thread = new Thread(Run) { IsBackground = true, Name = "SQLite row writer" };
        thread.Start();
    }

    public void Enqueue(PendingCommit commit)
    {
        try
        {
            waiting.Add(commit);
        }
        catch (InvalidOperationException) when (waiting.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(SqliteRowStore));
        }
    }

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        transaction?.Dispose();
    }

    void Run()
    {
        var group = new List<PendingCommit>(MostAtOnce);
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < MostAtOnce && waiting.TryTake(out var next))
            {
                group.Add(next);
            }

            group.RemoveAll(commit => commit.IsAbandoned);
            if (group.Count > 0)
            {
                Write(group);
            }
        }
    }

    void Write(List<PendingCommit> group)
    {
        try
        {
            file.Require();
            transaction ??= new SqliteRowTransaction(file, opened);
            transaction.Run(group);
            group.ForEach(commit => commit.Complete());
        }
        catch (SqliteException fault) when (group.Count > 1 && SqliteFileFaults.IsDamage(fault))
        {
            // One of them goes to a damaged page: the others must not go down with it.
            GiveUp();
            foreach (var commit in group.ToList())
            {
                Write([commit]);
            }
        }
#pragma warning disable CA1031 // The boundary of the writer thread: each caller who waited gets the error, and the thread lives on for the next.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            GiveUp();
            group.ForEach(commit => commit.Fail(Explain(fault)));
        }
    }

    void GiveUp()
    {
        if (transaction?.TryRollback() == false)
        {
            transaction.Dispose();
            transaction = null;
        }
    }

    RowStoreUnavailableException Explain(Exception fault) => new(
        $"'{file.Path}' could not be written: {fault.Message} Nothing of this commit is in it. {SqliteFileFaults.Advice(fault)}", fault);
}
