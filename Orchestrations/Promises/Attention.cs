using System.Globalization;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>
/// The auditor's diary: "look at this one at T". A row is there before anything is owed and goes when a decision has answered for it, so
/// that the auditor reads only what is overdue and nothing that is owed can be out of its sight.
/// </summary>
public sealed class Attention(IRowStore rows)
{
    public const string Table = "attention";

    const int TimeLength = 15;
    const int MostInABatch = 100;

    /// <summary>How late something may be before it is looked at.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(30);

    /// <summary>The row for something that is due at an instant.</summary>
    public static string KeyOf(string id, Instant due) => $"{TimeOf(due + Grace)}-{id}";

    public Task WriteAsync(string id, string key, CancellationToken cancellation) =>
        rows.UpsertAsync(Table, Buckets.Of(id), key, "{}", cancellation);

    public Task DeleteAsync(string id, IEnumerable<string> keys, CancellationToken cancellation) =>
        Task.WhenAll(keys.Distinct().Chunk(MostInABatch).Select(some => rows.CommitAsync(Table, Buckets.Of(id), [.. some.Select(k => new RowChange.Delete(k))], cancellation)));

    /// <summary>Most overdue first.</summary>
    public Task<IReadOnlyList<AttentionRow>> OverdueAsync(Instant now, CancellationToken cancellation) => ListAsync("", TimeOf(now), cancellation);

    /// <summary>What is to be looked at between two instants, the first 1,000 of each part.</summary>
    public Task<IReadOnlyList<AttentionRow>> BetweenAsync(Instant from, Instant to, CancellationToken cancellation) => ListAsync(TimeOf(from), TimeOf(to), cancellation);

    async Task<IReadOnlyList<AttentionRow>> ListAsync(string from, string to, CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(Buckets.All.Select(b => rows.ListAsync(new RowRange(Table, b, from, to), cancellation)));
        return [.. parts.SelectMany(p => p).Select(r => r.Key).Order(StringComparer.Ordinal).Select(k => new AttentionRow(
            k[(TimeLength + 1)..],
            k,
            Instant.FromUnixTimeMilliseconds(long.Parse(k.AsSpan(0, TimeLength), CultureInfo.InvariantCulture))))];
    }

    static string TimeOf(Instant at) => at.ToUnixTimeMilliseconds().ToString($"D{TimeLength}", CultureInfo.InvariantCulture);
}

/// <param name="Id">Of what to look at.</param>
/// <param name="At">From when on it was to be looked at.</param>
public sealed record AttentionRow(string Id, string Key, Instant At);
