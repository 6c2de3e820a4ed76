namespace SupportFlows.Orchestrations.Storage;

static class RowStoreExtensions
{
    const int PageSize = 1000;

    /// <summary>All rows of a range, however many.</summary>
    public static async Task<IReadOnlyList<Row>> ListAllAsync(this IRowStore rows, RowRange range, CancellationToken cancellation)
    {
        var all = new List<Row>();
        for (var from = range.From; ;)
        {
            var page = await rows.ListAsync(range with { From = from, Take = PageSize }, cancellation);
            all.AddRange(page);
            if (page.Count < PageSize)
            {
                return all;
            }

            from = After(page[^1].Key);
        }
    }

    /// <summary>The lowest key after a key: no key of ours holds a character below this one.</summary>
    public static string After(string key) => key + "!";

    /// <summary>The end of the range of keys that start with a prefix.</summary>
    public static string EndOf(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    public static Task UpsertAsync(this IRowStore rows, string table, string partition, string key, string content, CancellationToken cancellation) =>
        rows.CommitAsync(table, partition, [new RowChange.Upsert(key, content)], cancellation);

    public static Task DeleteAsync(this IRowStore rows, string table, string partition, string key, CancellationToken cancellation) =>
        rows.CommitAsync(table, partition, [new RowChange.Delete(key)], cancellation);
}
