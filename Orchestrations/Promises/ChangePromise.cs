using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What anybody does to a record: read, let the rules decide, write if nobody else did, tell its promise.</summary>
public sealed class ChangePromise<T>(PromiseStore<T> store, PromiseKind<T> kind, Attention attention, Nudge nudge, TimeProvider time)
    where T : class, ITimelined
{
    /// <summary>Each lost attempt is another's change that went through; so many at one moment are a fault of somebody's program.</summary>
    const int Attempts = 50;

    /// <summary>Changes what is there.</summary>
    /// <param name="ifMatch">The ETag the caller saw; null to apply the change to whatever is there.</param>
    /// <param name="once">Names the request: a repeat under the same name, the caller having missed the answer, changes nothing. Null: each one counts.</param>
    /// <param name="change">Pure: called again when somebody else wrote meanwhile. A change without events writes nothing.</param>
    /// <exception cref="RefusalException">Not found, out of date, or refused by the change itself.</exception>
    public Task<Stored<T>> ApplyAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T, Instant, Change<T>> change, string? once = null, CancellationToken cancellation = default) =>
        ApplyTogetherAsync(client, id, ifMatch, change, once, [], cancellation);

    /// <param name="others">Rows of the partition that change with it, all together or none.</param>
    public Task<Stored<T>> ApplyTogetherAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T, Instant, Change<T>> change, string? once, IReadOnlyList<RowChange> others, CancellationToken cancellation) =>
        PutAsync(client, id, ifMatch, (before, now) => change(before ?? throw kind.NotFound(id), now), once, others, cancellation);

    /// <summary>The same, of what may not be there yet: the change is then given null, and makes it.</summary>
    /// <exception cref="RefusalException">Out of date, or refused by the change itself.</exception>
    public Task<Stored<T>> PutAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T?, Instant, Change<T>> change, string? once = null, CancellationToken cancellation = default) =>
        PutAsync(client, id, ifMatch, change, once, [], cancellation);

    async Task<Stored<T>> PutAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T?, Instant, Change<T>> change, string? once, IReadOnlyList<RowChange> others, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await store.FindAsync(id, cancellation);
            if (before is not null && once is not null && await store.IsDoneAsync(id, once, cancellation))
            {
                // A repeat may have come because the first one died before it told the promise.
                await TellAsync(client, before.State);
                return before;
            }

            if (ifMatch is not null && ifMatch != before?.ETag)
            {
                throw before is null ? kind.NotFound(id) : OutOfDate(ifMatch);
            }

            var now = time.GetCurrentInstant();
            var changed = change(before?.State, now);
            if (before is not null && changed.Events.Count == 0)
            {
                return before;
            }

            RecordRoom.Require(kind, before?.State, changed.State);
            try
            {
                await AnnounceAsync(id, now, cancellation);
                var after = await store.SaveAsync(before, changed, messages: [], upkeep: null, once is null ? others : [PromiseRows.Done(once), .. others], cancellation);
                await TellAsync(client, after.State);
                return after;
            }
            catch (RowConflictException) when (ifMatch is not null && once is null)
            {
                throw OutOfDate(ifMatch);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Read again and let the rules decide anew.
            }
            catch (RowConflictException)
            {
                throw new RefusalException(RefusalKind.Conflict, $"The {kind.Noun} is being changed by too many at once; nothing was changed. Try again.");
            }
        }
    }

    async Task AnnounceAsync(string id, Instant now, CancellationToken cancellation)
    {
        if (kind.Orchestration is not null)
        {
            await attention.WriteAsync(kind.NameOf(id), Attention.KeyOf(kind.NameOf(id), now), cancellation);
        }
    }

    async Task TellAsync(DurableTaskClient client, T state)
    {
        if (kind.Orchestration is not null)
        {
            await nudge.ChangedAsync(client, kind.Of(state.Id));
        }

        foreach (var follower in kind.Followers(state))
        {
            await nudge.ChangedAsync(client, follower);
        }
    }

    RefusalException OutOfDate(string ifMatch) => new(
        RefusalKind.PreconditionFailed,
        $"The {kind.Noun} has changed since you read it.",
        new FieldError("If-Match", $"GET the {kind.Noun}, look at what changed, and send the ETag you then got.", ifMatch));
}
