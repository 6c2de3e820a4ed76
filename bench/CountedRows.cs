using System.Text;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Bench;

/// <summary>A row store that counts what is asked of it.</summary>
sealed class CountedRows(IRowStore inner) : IRowStore
{
    int reads;
    int commits;
    int rows;
    long bytes;

    /// <summary>What was asked of it so far.</summary>
    public Cost Cost => new(0, Volatile.Read(ref reads), Volatile.Read(ref commits), Volatile.Read(ref rows), Volatile.Read(ref bytes), 0);

    public Task<Row?> GetAsync(RowAddress address, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref reads);
        return inner.GetAsync(address, cancellation);
    }

    public Task<IReadOnlyList<Row>> ListAsync(RowRange range, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref reads);
        return inner.ListAsync(range, cancellation);
    }

    public Task<IReadOnlyList<string>> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref commits);
        Interlocked.Add(ref rows, changes.Count);
        Interlocked.Add(ref bytes, changes.Sum(change => Encoding.UTF8.GetByteCount(Content(change))));
        return inner.CommitAsync(table, partition, changes, cancellation);
    }

    static string Content(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Content,
        RowChange.Replace replace => replace.Content,
        RowChange.Upsert upsert => upsert.Content,
        _ => "",
    };
}
