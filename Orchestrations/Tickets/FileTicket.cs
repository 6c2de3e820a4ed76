using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <param name="Ticket">As it was accepted, also for a repeat.</param>
/// <param name="Created">False for a repeat.</param>
public sealed record Filed(Stored<Ticket> Ticket, bool Created);

/// <summary>The one way in, from whichever door: exactly one ticket per source and external id, durable when this returns.</summary>
public sealed class FileTicket(
    Catalog catalog, PromiseStore<Ticket> tickets, SenderLookup senders, Attention attention, Nudge nudge, NewId newId, TimeProvider time)
{
    /// <param name="source">Where it came from (<c>api:acme</c>, <c>form:typeform</c>, <c>queue</c>): external ids are told apart by it.</param>
    /// <param name="channel">As in the timeline: <c>api</c>, <c>form</c>, <c>queue</c>…</param>
    /// <param name="request">Its account id is set by the caller's key or the form's configuration, never by a customer's own words.</param>
    /// <exception cref="Domain.Refusals.RefusalException">Fields are faulty. An unknown sender is none.</exception>
    public async Task<Filed> FileAsync(
        DurableTaskClient client, string source, string channel, TicketRequest request, CancellationToken cancellation = default)
    {
        var externalId = request.ExternalId?.Trim() is { Length: > 0 } given ? given : newId();
        var id = TicketId.For(source, externalId);
        if (await RepeatAsync(client, id, cancellation) is { } repeat)
        {
            return repeat;
        }

        var now = time.GetCurrentInstant();
        var sender = await senders.FindAsync(request, cancellation);
        var accepted = TicketIntake.Accept(catalog, id, source, externalId, channel, request, sender, now);
        await attention.WriteAsync(id, Attention.KeyOf(id, now), cancellation);
        try
        {
            var stored = await tickets.SaveAsync(before: null, accepted, messages: [], cancellation);
            await nudge.StartedAsync(client, TicketKind.Value.Of(id));
            return new Filed(stored, Created: true);
        }
        catch (RowConflictException)
        {
            return await RepeatAsync(client, id, cancellation)
                ?? throw new InvalidOperationException($"Ticket '{id}' exists and cannot be read.");
        }
    }

    async Task<Filed?> RepeatAsync(DurableTaskClient client, string id, CancellationToken cancellation)
    {
        if (await tickets.FindAsync(id, cancellation) is not { } stored || await tickets.AsFiledAsync(id, cancellation) is not { } accepted)
        {
            return null;
        }

        // The first one may have died between its two steps.
        if (stored.State.DecidedEvent == 0)
        {
            await nudge.StartedAsync(client, TicketKind.Value.Of(id));
        }

        return new Filed(stored with { State = accepted }, Created: false);
    }
}
