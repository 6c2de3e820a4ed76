using System.Runtime.CompilerServices;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>What was spread over several partitions, as if it were in one.</summary>
static class MergedRows
{
    /// <summary>
    /// Rows of a range of keys, in key order, whichever partition they are in. Each is read in parts as the reader gets there, so that he who wants
    /// fifty of millions reads little more. A key that is in several comes once, from the first of them.
    /// </summary>
    /// <param name="to">Exclusive; null is the end.</param>
    /// <param name="expected">So many are likely to be wanted: decides how much is read at first.</param>
    public static async IAsyncEnumerable<Row> ListMergedAsync(
        this IRowStore rows, string table, IReadOnlyList<string> partitions, string from, string? to, int expected, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var first = Math.Min(Source.Largest, (2 * expected / partitions.Count) + 2);
        var sources = partitions.Select((p, n) => new Source(rows, new RowRange(table, p, from, to, first), n)).ToList();
        var heads = new PriorityQueue<Source, (string Key, int Place)>(Comparer<(string Key, int Place)>.Create(
            (a, b) => string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : a.Place - b.Place));
        var found = await Task.WhenAll(sources.Select(s => s.NextAsync(cancellation)));
        heads.EnqueueRange(sources.Zip(found).Where(s => s.Second is not null).Select(s => (s.First, (s.Second!.Key, s.First.Place))));
        for (string? last = null; heads.TryDequeue(out var source, out var head);)
        {
            if (head.Key != last)
            {
                yield return source.Head!;
            }

            last = head.Key;
            if (await source.NextAsync(cancellation) is { } next)
            {
                heads.Enqueue(source, (next.Key, source.Place));
            }
        }
    }

    /// <summary>One of the partitions, read on.</summary>
    sealed class Source(IRowStore rows, RowRange range, int place)
    {
        public const int Largest = 1000;

        readonly Queue<Row> read = new();
        bool isAtEnd;

        public int Place => place;

        public Row? Head { get; private set; }

        public async Task<Row?> NextAsync(CancellationToken cancellation)
        {
            if (read.Count == 0 && !isAtEnd)
            {
                var page = await rows.ListAsync(range, cancellation);
                isAtEnd = page.Count < range.Take;
                // Of which more is wanted than expected, more and more is read at once.
                range = isAtEnd ? range : range with { From = RowStoreExtensions.After(page[^1].Key), Take = Math.Min(Largest, range.Take * 2) };
                page.ToList().ForEach(read.Enqueue);
            }

            return Head = read.TryDequeue(out var row) ? row : null;
        }
    }
}
