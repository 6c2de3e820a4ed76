using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>
/// All schedules, responders and policies. Every decision on a page asks for them, so they are kept in memory for a moment; a change that is
/// made in this process is seen at once. A row of the table only says that there may be a record: the record itself is read.
/// </summary>
public sealed class OnCallDirectory(
    IRowStore rows, PromiseStore<Schedule> schedules, PromiseStore<Responder> responders, PromiseStore<EscalationPolicy> policies, TimeProvider time)
{
    const string Table = "oncall";

    /// <summary>How long another process may not know of a change; twice as long while somebody reads it anew, which all who decide at that moment need not do.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(10);

    volatile Read? last;
    int changes;
    int readers;

    public async Task<OnCallRecords> ReadAsync(CancellationToken cancellation = default)
    {
        var (now, seen) = (time.GetCurrentInstant(), Volatile.Read(ref changes));
        if (Known(now, seen) is { } known)
        {
            return known;
        }

        Interlocked.Increment(ref readers);
        try
        {
            return await ReadAgainAsync(now, seen, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref readers);
        }
    }

    /// <summary>Whether there is such a policy, for who needs nothing else of it.</summary>
    public async Task<bool> HasPolicyAsync(string id, CancellationToken cancellation = default) =>
        Known(time.GetCurrentInstant(), Volatile.Read(ref changes)) is { } known ? known.Policies.ContainsKey(id) : await policies.FindAsync(id, cancellation) is { State.RemovedAt: null };

    /// <summary>What was read a moment ago; null: it has to be read anew.</summary>
    OnCallRecords? Known(Instant now, int seen) =>
        last is { } read && read.Changes == seen && now >= read.At && (now - read.At < Fresh || (now - read.At < 2 * Fresh && Volatile.Read(ref readers) > 0)) ? read.Records : null;

    async Task<OnCallRecords> ReadAgainAsync(Instant now, int seen, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(
            AllAsync(ScheduleKind.Value, schedules, cancellation), AllAsync(ResponderKind.Value, responders, cancellation), AllAsync(PolicyKind.Value, policies, cancellation));
        var records = new OnCallRecords(ById<Schedule>(found[0]), ById<Responder>(found[1]), ById<EscalationPolicy>(found[2]));
        // A change that came while this was read may be in it or not: the count of before makes the next one read again.
        last = new Read(now, seen, records);
        return records;
    }

    /// <summary>Before a record is written for the first time: what is not listed is not found.</summary>
    public Task AnnounceAsync(string kind, string id, CancellationToken cancellation) => rows.UpsertAsync(Table, kind, id, "{}", cancellation);

    /// <summary>After a record was written.</summary>
    public void Changed() => Interlocked.Increment(ref changes);

    async Task<IReadOnlyList<ITimelined>> AllAsync<T>(PromiseKind<T> kind, PromiseStore<T> store, CancellationToken cancellation)
        where T : class, ITimelined
    {
        var listed = await rows.ListAllAsync(new RowRange(Table, kind.Kind), cancellation);
        var found = await Task.WhenAll(listed.Select(r => store.FindAsync(r.Key, cancellation)));
        return [.. found.OfType<Stored<T>>().Select(s => s.State).Where(s => s is not IRemovable { RemovedAt: not null })];
    }

    static Dictionary<string, T> ById<T>(IReadOnlyList<ITimelined> found) => found.ToDictionary(r => r.Id, r => (T)r, StringComparer.Ordinal);

    sealed record Read(Instant At, int Changes, OnCallRecords Records);
}
