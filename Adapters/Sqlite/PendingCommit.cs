using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>A caller's changes, waiting for the writer.</summary>
sealed class PendingCommit(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
{
    // Asynchronously, or a caller's continuation would hold up the writer thread.
    readonly TaskCompletionSource<IReadOnlyList<string>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IReadOnlyList<string>? etags;
    RowConflictException? conflict;

    public string Table => table;

    public string Partition => partition;

    public IReadOnlyList<RowChange> Changes => changes;

    public Task<IReadOnlyList<string>> Done => done.Task;

    /// <summary>True when the caller gave up before the writer came to it. Later is too late: what is begun is finished.</summary>
    public bool IsAbandoned => cancellation.IsCancellationRequested && done.TrySetCanceled(cancellation);

    /// <summary>Whatever an attempt that was rolled back had found.</summary>
    public void Written(IReadOnlyList<string> newETags) => (etags, conflict) = (newETags, null);

    public void Conflicted(string key) => conflict = new RowConflictException(table, partition, key);

    /// <summary>The transaction that carried it is durable.</summary>
    public void Complete()
    {
        if (conflict is not null)
        {
            done.TrySetException(conflict);
        }
        else
        {
            done.TrySetResult(etags!);
        }
    }

    public void Fail(Exception fault) => done.TrySetException(fault);
}
