using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <param name="Record">As it was accepted, also for a repeat.</param>
/// <param name="Created">False for a repeat.</param>
public sealed record Filed<T>(Stored<T> Record, bool Created);

/// <summary>The one way in for what comes from outside: exactly one record an id, however often and however concurrently it is delivered, and durable when this returns.</summary>
public sealed class FilePromise<T>(PromiseStore<T> store, PromiseKind<T> kind, Attention attention, Nudge nudge, TimeProvider time)
    where T : class, IPromise
{
    /// <param name="accept">Makes the record; not called for a repeat.</param>
    public async Task<Filed<T>> FileAsync(DurableTaskClient client, string id, Func<Task<Change<T>>> accept, CancellationToken cancellation)
    {
        if (await RepeatAsync(client, id, cancellation) is { } repeat)
        {
            return repeat;
        }

        var accepted = await accept();
        await attention.WriteAsync(kind.NameOf(id), Attention.KeyOf(kind.NameOf(id), time.GetCurrentInstant()), cancellation);
        try
        {
            var stored = await store.SaveAsync(before: null, accepted, messages: [], cancellation);
            await nudge.StartedAsync(client, kind.Of(id));
            return new Filed<T>(stored, Created: true);
        }
        catch (RowConflictException)
        {
            return await RepeatAsync(client, id, cancellation) ?? throw new InvalidOperationException($"The {kind.Kind} '{id}' exists and cannot be read.");
        }
    }

    async Task<Filed<T>?> RepeatAsync(DurableTaskClient client, string id, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } stored || await store.AsFiledAsync(id, cancellation) is not { } accepted)
        {
            return null;
        }

        // The first one may have died between its two steps.
        if (stored.State.DecidedEvent == 0)
        {
            await nudge.StartedAsync(client, kind.Of(id));
        }

        return new Filed<T>(stored with { State = accepted }, Created: false);
    }
}
