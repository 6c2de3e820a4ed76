using System.Collections.Concurrent;
using NodaTime;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// Who subscribed to what belongs to an account, or to no matter what. Every decision of a ticket asks, so the answer is kept in memory for a moment; a
/// change that is made in this process is seen at once. A row only says where to look: the subscription itself is read.
/// </summary>
public sealed class WebhookDirectory(IRowStore rows, PromiseStore<WebhookSubscription> store, TimeProvider time)
{
    const string Table = "webhookindex";
    const string Everyone = "everyone";

    /// <summary>All of them, for whoever may see all.</summary>
    const string All = "all";

    const int CacheLimit = 10_000;

    /// <summary>How long another process may not know of a change.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(10);

    readonly ConcurrentDictionary<string, (Instant At, int Changes, IReadOnlyList<WebhookSubscription> Found)> cache = new(StringComparer.Ordinal);
    int changes;

    /// <summary>Those that may be told of what belongs to an account (null: to none), also those that are paused.</summary>
    public async Task<IReadOnlyList<WebhookSubscription>> ForAsync(string? accountId, CancellationToken cancellation = default)
    {
        var everyone = await CachedAsync(Everyone, cancellation);
        return accountId is null ? everyone : [.. everyone, .. await CachedAsync(Account(accountId), cancellation)];
    }

    /// <summary>By id; those of one account, or all.</summary>
    public Task<IReadOnlyList<WebhookSubscription>> ListAsync(string? accountId, CancellationToken cancellation) => ReadAsync(accountId is null ? All : Account(accountId), cancellation);

    /// <summary>Before a subscription is written for the first time: what is not listed is told of nothing.</summary>
    public async Task AnnounceAsync(string id, string? accountId, CancellationToken cancellation)
    {
        await rows.UpsertAsync(Table, All, id, "{}", cancellation);
        await rows.UpsertAsync(Table, accountId is null ? Everyone : Account(accountId), id, "{}", cancellation);
    }

    /// <summary>After it was removed.</summary>
    public async Task ForgetAsync(WebhookSubscription removed, CancellationToken cancellation)
    {
        await rows.DeleteAsync(Table, removed.AccountId is { } account ? Account(account) : Everyone, removed.Id, cancellation);
        await rows.DeleteAsync(Table, All, removed.Id, cancellation);
    }

    /// <summary>After one was written.</summary>
    public void Changed() => Interlocked.Increment(ref changes);

    async Task<IReadOnlyList<WebhookSubscription>> CachedAsync(string partition, CancellationToken cancellation)
    {
        var (now, seen) = (time.GetCurrentInstant(), Volatile.Read(ref changes));
        if (cache.TryGetValue(partition, out var known) && known.Changes == seen && now >= known.At && now - known.At < Fresh)
        {
            return known.Found;
        }

        var found = await ReadAsync(partition, cancellation);
        if (cache.Count >= CacheLimit)
        {
            cache.Clear();
        }

        // A change that came while this was read may be in it or not: the count of before makes the next one read again.
        cache[partition] = (now, seen, found);
        return found;
    }

    async Task<IReadOnlyList<WebhookSubscription>> ReadAsync(string partition, CancellationToken cancellation)
    {
        var listed = await rows.ListAllAsync(new RowRange(Table, partition), cancellation);
        var found = await Task.WhenAll(listed.Select(r => store.FindAsync(r.Key, cancellation)));
        return [.. found.OfType<Stored<WebhookSubscription>>().Select(s => s.State).Where(s => s.RemovedAt is null)];
    }

    static string Account(string id) => $"account-{id}";
}
