using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>The rows by which promises of a kind are listed. A row only says where to look: the promise itself is read, and a row that it no longer stands by is passed over.</summary>
public sealed class PromiseIndex<T>(IRowStore rows, PromiseKind<T> kind)
    where T : class, ITimelined
{
    public IReadOnlyList<IndexEntry> Of(T state) => kind.Lists?.Of(state) ?? [];

    public Task WriteAsync(IEnumerable<IndexEntry> entries, CancellationToken cancellation) =>
        Task.WhenAll(entries.Select(e => rows.UpsertAsync(kind.Lists!.Table, e.Partition, e.Key, "{}", cancellation)));

    public Task DeleteAsync(IEnumerable<IndexEntry> entries, CancellationToken cancellation) =>
        Task.WhenAll(entries.Select(e => rows.DeleteAsync(kind.Lists!.Table, e.Partition, e.Key, cancellation)));

    /// <summary>Writes the rows that are not there. Gives how many were missing.</summary>
    public async Task<int> RepairAsync(T state, CancellationToken cancellation)
    {
        var wanted = Of(state);
        var found = await Task.WhenAll(wanted.Select(e => rows.GetAsync(new RowAddress(kind.Lists!.Table, e.Partition, e.Key), cancellation)));
        var missing = wanted.Where((_, n) => found[n] is null).ToList();
        await WriteAsync(missing, cancellation);
        return missing.Count;
    }
}
