using System.Collections.Concurrent;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <summary>All keys by id, and when each was last used: noted once an hour, in a row of its own, so that no use stands in the way of a revocation.</summary>
sealed class KeyUses(IRowStore rows)
{
    public static readonly Duration NotedEvery = Duration.FromHours(1);

    const string Table = "keyindex";
    const string All = "all";
    const int MostKnown = 10_000;

    readonly ConcurrentDictionary<string, Instant> noted = new(StringComparer.Ordinal);

    /// <summary>There is, or is about to be, a key of this id.</summary>
    public async Task AnnounceAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await rows.CommitAsync(Table, All, [new RowChange.Insert(id, "{}")], cancellation);
        }
        catch (RowConflictException)
        {
            // Somebody announced it before, and it may have been used since.
        }
    }

    public async Task NoteAsync(string id, Instant now, CancellationToken cancellation)
    {
        if (noted.TryGetValue(id, out var at) && now >= at && now - at < NotedEvery)
        {
            return;
        }

        if (noted.Count >= MostKnown)
        {
            noted.Clear();
        }

        // Before it is written: of a crowd with one key the first writes.
        noted[id] = now;
        try
        {
            await rows.UpsertAsync(Table, All, id, Json.Write(new KeyUse(now)), cancellation);
        }
        catch (RowStoreUnavailableException)
        {
            // Nothing can be written, and what only reads goes on. The next use is noted.
            noted.TryRemove(id, out _);
        }
    }

    /// <param name="after">The last id that the caller has; null: from the first.</param>
    public async Task<IReadOnlyList<(string Id, Instant? LastUsedAt)>> ListAsync(string? after, int take, CancellationToken cancellation)
    {
        var found = await rows.ListAsync(new RowRange(Table, All, after is null ? "" : RowStoreExtensions.After(after), Take: take), cancellation);
        return [.. found.Select(row => (row.Key, Json.Read<KeyUse>(row.Content).At))];
    }

    /// <param name="At">Null: it never was.</param>
    sealed record KeyUse(Instant? At = null);
}
