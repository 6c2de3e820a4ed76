using Azure;
using Azure.Data.Tables;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>
/// One commit, until it is in or refused. The answer of a request may be lost after the service did what it asked; the next request then
/// meets the rows of the first. The id in them tells that from a conflict with somebody else.
/// </summary>
sealed class TablesCommit(TableClient table, TablesPatience patience, CommitContent commit)
{
    readonly RequestCount requests = new();

    /// <returns>The new ETags.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteAsync(cancellation);
            }
            catch (RequestFailedException missing) when (missing.IsTableMissing() && attempt < TablesPatience.Requests)
            {
                await table.CreateIfNotExistsAsync(cancellation);
            }
            catch (TableTransactionFailedException refused) when (refused.IsConflict())
            {
                if (await ResolveAsync(commit.Changes[refused.FailedTransactionActionIndex!.Value], refused.Status, cancellation) is { } done)
                {
                    return done;
                }
            }
            catch (TableTransactionFailedException busy) when (busy.IsTransient() && attempt < TablesPatience.Requests)
            {
                await Task.Delay(patience.Delay * Math.Pow(2, attempt - 1), TimeProvider.System, cancellation);
            }
        }
    }

    async Task<IReadOnlyList<string>> WriteAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Response> answers;
        using (CountRequests.Scope(requests))
        {
            answers = (await table.SubmitTransactionAsync(commit.Actions, cancellation)).Value;
        }

        await ClearAsync(commit.Tombstones.Select(stone => (stone.Key, answers[stone.Index].Headers.ETag!.Value)), cancellation);
        return [.. commit.Changes.Select((change, n) => change is RowChange.Delete ? "" : new RowETag(commit.Id, answers[n].Headers.ETag!.Value).ToString())];
    }

    /// <returns>The ETags if it is in after all; null to try again.</returns>
    /// <exception cref="RowConflictException">Somebody else wrote first.</exception>
    async Task<IReadOnlyList<string>?> ResolveAsync(RowChange refused, int status, CancellationToken cancellation)
    {
        if (requests.Sent > 1 && await FoundAsync(cancellation) is { } written)
        {
            return written;
        }

        switch (refused)
        {
            // Nobody minds that it is not there.
            case RowChange.Delete { ETag: null } when status == 404 && commit.Changes.Count == 1:
                return [""];
            case RowChange.Delete { ETag: null } when status == 404:
                commit.LeavesTombstones = true;
                return null;
            case RowChange.Insert when await FindAsync(refused.Key, cancellation) is { } stone && RowEntity.IsTombstone(stone):
                await ClearAsync([(refused.Key, stone.ETag)], cancellation);
                commit.Cleared(refused.Key, RowEntity.CommitOf(stone));
                return null;
            default:
                throw new RowConflictException(commit.Table, commit.Partition, refused.Key);
        }
    }

    /// <summary>Null unless an earlier request of this commit wrote it: one of its rows bears its id, or the next writer's row tells of it.</summary>
    async Task<IReadOnlyList<string>?> FoundAsync(CancellationToken cancellation)
    {
        var rows = (await Task.WhenAll(commit.Written.Select(key => FindAsync(key, cancellation)))).OfType<TableEntity>().ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        if (!rows.Values.Any(row => RowEntity.Shows(row, commit.Id)))
        {
            return null;
        }

        await ClearAsync(rows.Values.Where(row => RowEntity.IsTombstone(row) && RowEntity.CommitOf(row) == commit.Id).Select(row => (row.RowKey, row.ETag)), cancellation);
        return [.. commit.Changes.Select(change => change is RowChange.Delete ? "" : ETagOf(rows.GetValueOrDefault(change.Key)).ToString())];
    }

    RowETag ETagOf(TableEntity? row) => row is not null && RowEntity.CommitOf(row) == commit.Id ? new RowETag(commit.Id, row.ETag) : RowETag.Overwritten(commit.Id);

    async Task<TableEntity?> FindAsync(string key, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync<TableEntity>(commit.Partition, key, RowEntity.Marks, cancellation) is { HasValue: true, Value: { } found } ? found : null;

    Task ClearAsync(IEnumerable<(string Key, ETag ETag)> tombstones, CancellationToken cancellation) =>
        Task.WhenAll(tombstones.Select(stone => ClearAsync(stone.Key, stone.ETag, cancellation)));

    async Task ClearAsync(string key, ETag etag, CancellationToken cancellation)
    {
        try
        {
            await table.DeleteEntityAsync(commit.Partition, key, etag, cancellation);
        }
        catch (Exception left) when (left is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // Another row is in its place, or it stays: readers pass it over, and whoever inserts there clears it.
        }
    }
}
