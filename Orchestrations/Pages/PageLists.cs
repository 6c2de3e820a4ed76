using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Pages;

/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record PageList(IReadOnlyList<Page> Items, string? Next);

/// <summary>Pages by their status, newest first. A row only says where to look: one that its page no longer stands by is passed over.</summary>
public sealed class PageLists(IRowStore rows, PromiseStore<Page> pages)
{
    public const string Table = "pageindex";
    public const int DefaultSize = 50;
    public const int MostAtOnce = 200;

    public static IReadOnlyList<IndexEntry> RowsOf(Page page) => [new IndexEntry(Wire.Name(page.Status), KeyOf(page))];

    /// <param name="status">Null: all.</param>
    /// <exception cref="Domain.Refusals.RefusalException">The continuation is faulty.</exception>
    public async Task<PageList> ListAsync(PageStatus? status, int take, string? continuation, CancellationToken cancellation = default)
    {
        IReadOnlyList<PageStatus> statuses = status is { } one ? [one] : Enum.GetValues<PageStatus>();
        var from = continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation));
        var items = new List<Page>();
        for (var more = true; more && items.Count <= take;)
        {
            // One more than asked for tells whether there is another.
            var keys = await KeysAsync(statuses, from, take + 1, cancellation);
            more = keys.Count > take;
            from = more ? RowStoreExtensions.After(keys[^1].Key) : from;
            items.AddRange(await StandingAsync(keys, cancellation));
        }

        return new PageList([.. items.Take(take)], items.Count > take ? Continuation.Encode(KeyOf(items[take - 1])) : null);
    }

    async Task<IReadOnlyList<IndexEntry>> KeysAsync(IReadOnlyList<PageStatus> statuses, string from, int take, CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(statuses.Select(Wire.Name).Select(async partition =>
            (await rows.ListAsync(new RowRange(Table, partition, from, Take: take), cancellation)).Select(r => new IndexEntry(partition, r.Key))));
        return [.. parts.SelectMany(p => p).OrderBy(e => e.Key, StringComparer.Ordinal).Take(take)];
    }

    async Task<IEnumerable<Page>> StandingAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(entries.Select(e => pages.FindAsync(e.Key[(e.Key.IndexOf('-', StringComparison.Ordinal) + 1)..], cancellation)));
        return entries.Zip(found).Where(pair => pair.Second is { } page && RowsOf(page.State)[0] == pair.First).Select(pair => pair.Second!.State);
    }

    static string KeyOf(Page page) => $"{long.MaxValue - page.CreatedAt.ToUnixTimeTicks():D19}-{page.Id}";
}
