using NodaTime.Text;
using SupportFlows.Domain.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Iem;

/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record IemList(IReadOnlyList<IemRequest> Items, string? Next);

/// <summary>
/// Requests by whether they are over and by account, first day first; and those that run, by account, for whoever handles its tickets. A row only says
/// where to look: one that its request no longer stands by is passed over.
/// </summary>
public sealed class IemLists(IRowStore rows, PromiseStore<IemRequest> requests)
{
    public const string Table = "iemindex";
    public const int DefaultSize = 50;
    public const int MostAtOnce = 200;

    const string Open = "open";
    const string Over = "over";

    /// <summary>Every request is in one of them.</summary>
    public static readonly IReadOnlyList<string> Everywhere = [Open, Over];

    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public static IReadOnlyList<IndexEntry> RowsOf(IemRequest request)
    {
        var key = KeyOf(request);
        List<IndexEntry> entries = [new(request.EndedAt is null ? Open : Over, key), new(Account(request.AccountId), key)];
        if (request.Status == IemStatus.Live)
        {
            entries.Add(new IndexEntry(Live(request.AccountId), key));
        }

        return entries;
    }

    public static string RequestIdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <param name="accountId">Null: of all accounts, those that are not over.</param>
    /// <param name="isOver">Of all accounts, those that are.</param>
    /// <exception cref="Domain.Refusals.RefusalException">The continuation is faulty.</exception>
    public async Task<IemList> ListAsync(string? accountId, bool isOver, int take, string? continuation, CancellationToken cancellation = default)
    {
        var partition = accountId is { } id ? Account(id) : isOver ? Over : Open;
        var from = continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation));
        // One more than asked for tells whether there is another.
        var found = await FindAsync(partition, from, take + 1, cancellation);
        return new IemList([.. found.Take(take)], found.Count > take ? Continuation.Encode(KeyOf(found[take - 1])) : null);
    }

    /// <summary>The event of an account that runs; of several, the one that began first. Null: none does.</summary>
    public async Task<IemRequest?> LiveOfAsync(string accountId, CancellationToken cancellation = default) =>
        (await FindAsync(Live(accountId), "", MostAtOnce, cancellation)).FirstOrDefault(r => r.Status == IemStatus.Live);

    /// <summary>Those of an account that are not over.</summary>
    public async Task<IReadOnlyList<IemRequest>> OpenOfAsync(string accountId, CancellationToken cancellation = default) =>
        [.. (await FindAsync(Account(accountId), "", MostAtOnce, cancellation)).Where(r => r.EndedAt is null)];

    async Task<List<IemRequest>> FindAsync(string partition, string from, int take, CancellationToken cancellation)
    {
        var items = new List<IemRequest>();
        for (var more = true; more && items.Count < take;)
        {
            var keys = (await rows.ListAsync(new RowRange(Table, partition, from, Take: take), cancellation)).Select(r => r.Key).ToList();
            more = keys.Count == take;
            from = more ? RowStoreExtensions.After(keys[^1]) : from;
            var found = await Task.WhenAll(keys.Select(k => requests.FindAsync(RequestIdOf(k), cancellation)));
            items.AddRange(keys.Zip(found).Where(pair => pair.Second is { } r && RowsOf(r.State).Contains(new IndexEntry(partition, pair.First))).Select(pair => pair.Second!.State));
        }

        return [.. items.Take(take)];
    }

    static string Account(string id) => $"account-{id}";

    static string Live(string accountId) => $"live-{accountId}";

    static string KeyOf(IemRequest request) => $"{Day.Format(request.FirstDay)}-{request.Id}";
}
