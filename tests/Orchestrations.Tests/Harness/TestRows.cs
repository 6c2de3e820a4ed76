using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>The real store, with somebody who acts or fails just before or after a commit.</summary>
sealed class TestRows(IRowStore inner) : IRowStore
{
    public Func<string, IReadOnlyList<RowChange>, Task>? Before { get; set; }

    public Func<string, IReadOnlyList<RowChange>, Task>? After { get; set; }

    public Task<Row?> GetAsync(RowAddress address, CancellationToken cancellation = default) => inner.GetAsync(address, cancellation);

    public Task<IReadOnlyList<Row>> ListAsync(RowRange range, CancellationToken cancellation = default) => inner.ListAsync(range, cancellation);

    public async Task<IReadOnlyList<string>> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        await (Before?.Invoke(table, changes) ?? Task.CompletedTask);
        var etags = await inner.CommitAsync(table, partition, changes, cancellation);
        await (After?.Invoke(table, changes) ?? Task.CompletedTask);
        return etags;
    }

    /// <summary>The process dies at the next commit that fits: whoever waited for it never hears.</summary>
    public void DieBefore(string table, Func<RowChange, bool>? change = null) => Before = DieAt(table, change, () => Before = null);

    public void DieAfter(string table, Func<RowChange, bool>? change = null) => After = DieAt(table, change, () => After = null);

    static Func<string, IReadOnlyList<RowChange>, Task> DieAt(string table, Func<RowChange, bool>? change, Action once) => (at, changes) =>
    {
        if (at != table || (change is not null && !changes.Any(change)))
        {
            return Task.CompletedTask;
        }

        once();
        throw new ProcessDiedException();
    };
}

sealed class ProcessDiedException : Exception;
