using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>What anybody does to a schedule, a responder or a policy: the directory knows of it before and after.</summary>
public sealed class ChangeOnCall<T>(
    PromiseKind<T> kind, PromiseStore<T> store, ChangePromise<T> changes, OnCallDirectory directory, ContactBook contacts, Attention attention, TimeProvider time)
    where T : class, ITimelined
{
    /// <inheritdoc cref="ChangePromise{T}.ApplyAsync"/>
    public Task<Stored<T>> ApplyAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T, Instant, Change<T>> change, string? once = null, CancellationToken cancellation = default) =>
        DoAsync(client, id, ifMatch, (before, now) => change(before is null or IRemovable { RemovedAt: not null } ? throw kind.NotFound(id) : before, now), once, cancellation);

    /// <summary>The same, of what may not be there yet. What was removed is given as it was, so that its timeline goes on.</summary>
    /// <exception cref="RefusalException">The id is none, the caller's copy is out of date, or the change itself refuses.</exception>
    public Task<Stored<T>> PutAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<T?, Instant, Change<T>> change, string? once = null, CancellationToken cancellation = default) =>
        kind.IsId(id)
            ? DoAsync(client, id, ifMatch, change, once, cancellation)
            : throw new RefusalException(RefusalKind.Invalid, $"The {kind.Kind} cannot be saved.", new FieldError("id", $"Give an id of {Ids.Shape}.", id));

    /// <summary>Writes what was never there, where no client is at hand. Whoever has one tells the promise; else the auditor does.</summary>
    /// <returns>False when there is one, or was.</returns>
    public async Task<bool> SeedAsync(string id, Func<Instant, Change<T>> make, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(id, cancellation) is not null)
        {
            return false;
        }

        var now = time.GetCurrentInstant();
        await AnnounceAsync(id, ifMatch: null, (_, at) => make(at), cancellation);
        if (kind.Orchestration is not null)
        {
            await attention.WriteAsync(kind.NameOf(id), Attention.KeyOf(kind.NameOf(id), now), cancellation);
        }

        await store.SaveAsync(before: null, make(now), messages: [], cancellation);
        directory.Changed();
        return true;
    }

    async Task<Stored<T>> DoAsync(DurableTaskClient client, string id, string? ifMatch, Func<T?, Instant, Change<T>> change, string? once, CancellationToken cancellation)
    {
        await AnnounceAsync(id, ifMatch, change, cancellation);
        try
        {
            return await changes.PutAsync(client, id, ifMatch, change, once, cancellation);
        }
        finally
        {
            directory.Changed();
        }
    }

    /// <summary>What the change would write is looked for from before on; what will be refused leaves no row behind.</summary>
    async Task AnnounceAsync(string id, string? ifMatch, Func<T?, Instant, Change<T>> change, CancellationToken cancellation)
    {
        var found = await store.FindAsync(id, cancellation);
        var before = found?.State;
        if ((ifMatch is not null && ifMatch != found?.ETag) || Wanted(before, change) is not { } wanted)
        {
            return;
        }

        if (before is null)
        {
            await directory.AnnounceAsync(kind.Kind, id, cancellation);
        }

        if (wanted is Responder responder)
        {
            await contacts.AnnounceAsync(responder, (before as Responder)?.Methods ?? [], cancellation);
        }
    }

    T? Wanted(T? before, Func<T?, Instant, Change<T>> change)
    {
        try
        {
            return change(before, time.GetCurrentInstant()).State;
        }
        catch (RefusalException)
        {
            // Said where it is really tried: it may be a repeat, which is answered, or the caller's copy is out of date.
            return null;
        }
    }
}
