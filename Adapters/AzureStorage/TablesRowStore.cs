using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>
/// Rows in Azure Tables: a row is an entity, a commit an entity group transaction (docs/adr/0015). A table is made when something is first
/// written to it. What the service does not answer in time is a <see cref="RowStoreUnavailableException"/>.
/// </summary>
public sealed class TablesRowStore : IRowStore, IDisposable
{
    const int Page = 1000;

    readonly TablesConnection connection;

    internal TablesRowStore(StorageSettings settings)
        : this(settings, TablesPatience.Standard, prefix: "")
    {
    }

    internal TablesRowStore(StorageSettings settings, TablesPatience patience, string prefix) => connection = new TablesConnection(settings, patience, prefix);

    public Task<Row?> GetAsync(RowAddress address, CancellationToken cancellation = default)
    {
        RowLimits.Check(address);
        return BoundedAsync(bounded => GetAsync(connection.Table(address.Table), address, bounded), cancellation);
    }

    public Task<IReadOnlyList<Row>> ListAsync(RowRange range, CancellationToken cancellation = default)
    {
        RowLimits.Check(range);
        return BoundedAsync(bounded => ListAsync(connection.Table(range.Table), range, bounded), cancellation);
    }

    public Task<IReadOnlyList<string>> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RowLimits.Check(table, partition, changes);
        if (changes.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<string>>([]);
        }

        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var commit = new TablesCommit(connection.Table(table), connection.Patience, new CommitContent(id, table, partition, changes));
        return BoundedAsync(commit.RunAsync, cancellation);
    }

    public void Dispose() => connection.Dispose();

    static async Task<Row?> GetAsync(TableClient table, RowAddress address, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(address.Partition, address.Key, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } entity } && !RowEntity.IsTombstone(entity) ? RowEntity.ToRow(entity) : null;
    }

    static async Task<IReadOnlyList<Row>> ListAsync(TableClient table, RowRange range, CancellationToken cancellation)
    {
        var rows = new List<Row>();
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(Filter(range), Math.Min(range.Take, Page), cancellationToken: cancellation))
            {
                if (!RowEntity.IsTombstone(entity))
                {
                    rows.Add(RowEntity.ToRow(entity));
                }

                if (rows.Count == range.Take)
                {
                    break;
                }
            }
        }
        catch (RequestFailedException missing) when (missing.IsTableMissing())
        {
            // Nothing has been written to it yet.
        }

        return rows;
    }

    static string Filter(RowRange range)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition}");
        filter += range.From == "" ? "" : TableClient.CreateQueryFilter($" and RowKey ge {range.From}");
        return filter + (range.To is null ? "" : TableClient.CreateQueryFilter($" and RowKey lt {range.To}"));
    }

    async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(connection.Patience.Call);
        try
        {
            return await call(bound.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw TablesFaults.Late(connection.Account, connection.Patience.Call, late);
        }
        catch (Exception fault) when (StorageFaults.IsOfTheService(fault))
        {
            throw TablesFaults.Explain(connection.Account, fault);
        }
    }
}
