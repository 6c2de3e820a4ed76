using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Client;

/// <summary>Listing and purging.</summary>
sealed partial class EmbeddedDurableTaskClient
{
    const int PurgePage = 256;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var take = size ?? query.PageSize;
            var rows = Select(Key(token ?? query.ContinuationToken), query.CreatedFrom, query.CreatedTo, query.Statuses, query.InstanceIdPrefix, take);
            var next = rows.Count < take ? null : rows[^1].Key.ToString(CultureInfo.InvariantCulture);
            return Task.FromResult(new Page<OrchestrationMetadata>([.. rows.Select(row => Metadata(row, query.FetchInputsAndOutputs))], next));
        });
    }

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        var after = (lastInstanceKey ?? "0|0").Split('|');
        var statuses = (runtimeStatus?.ToList() ?? []) is { Count: > 0 } listed ? listed : [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];
        // Only an instance that has ended is never updated again: its last update is its end.
        var rows = engine.Parts.Store.Query(
            $"status IN ({Numbers(statuses)}) AND status IN (1, 3, 5) AND updated >= ? AND updated <= ? AND (updated, key) > (?, ?) ORDER BY updated, key LIMIT ?",
            statement => statement.Bind(1, completedTimeFrom?.UtcTicks ?? 0).Bind(2, completedTimeTo?.UtcTicks ?? long.MaxValue).Bind(3, Key(after[0])).Bind(4, Key(after[^1])).Bind(5, pageSize));
        var next = rows.Count < pageSize ? null : $"{rows[^1].Updated}|{rows[^1].Key}";
        return Task.FromResult(new Page<string>([.. rows.Select(row => row.Id)], next));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation), isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var started = TimeProvider.System.GetTimestamp();
        var (count, after) = (0, 0L);
        while (true)
        {
            var rows = Select(after, filter.CreatedFrom, filter.CreatedTo, filter.Statuses, null, PurgePage);
            var purged = await Task.WhenAll(rows.Where(row => row.Ended).Select(row => PurgeAsync(row.Id, options?.Recursive ?? false, cancellation)));
            count += purged.Sum();
            if (rows.Count < PurgePage)
            {
                return new PurgeResult(count, isComplete: true);
            }

            after = rows[^1].Key;
            if (filter.Timeout is { } timeout && TimeProvider.System.GetElapsedTime(started) >= timeout)
            {
                return new PurgeResult(count, isComplete: false);
            }
        }
    }

    async Task<int> PurgeAsync(string id, bool recursive, CancellationToken cancellation)
    {
        var count = 0;
        if (recursive && engine.Parts.Store.Find(id) is { Ended: true } parent)
        {
            foreach (var child in engine.Parts.Store.Children(parent.Key))
            {
                count += await PurgeAsync(child, recursive: true, cancellation);
            }
        }

        return count + (await TellAsync(id, new Letter.Purge(), cancellation) ? 1 : 0);
    }

    List<InstanceRow> Select(long after, DateTimeOffset? from, DateTimeOffset? to, IEnumerable<OrchestrationRuntimeStatus>? statuses, string? prefix, int take)
    {
        var listed = statuses?.ToList() ?? [];
        var where = $"key > ? AND created >= ? AND created <= ?{(listed.Count == 0 ? "" : $" AND status IN ({Numbers(listed)})")} AND substr(id, 1, length(?)) = ? ORDER BY key LIMIT ?";
        return engine.Parts.Store.Query(
            where, statement => statement.Bind(1, after).Bind(2, from?.UtcTicks ?? 0).Bind(3, to?.UtcTicks ?? long.MaxValue).Bind(4, prefix ?? "").Bind(5, prefix ?? "").Bind(6, take));
    }

    static string Numbers(IEnumerable<OrchestrationRuntimeStatus> statuses) => string.Join(',', statuses.Select(status => ((int)status).ToString(CultureInfo.InvariantCulture)));

    static long Key(string? token) => token is null
        ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : throw new ArgumentException($"'{token}' is not a continuation token of this engine. Pass the one that came with the last page.", nameof(token));
}
