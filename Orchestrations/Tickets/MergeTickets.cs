using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Closes a ticket as a duplicate of another. Two partitions, so two writes: a crash between them is finished by doing it again.</summary>
public sealed class MergeTickets(Catalog catalog, PromiseStore<Ticket> tickets, ChangePromise<Ticket> changes)
{
    /// <returns>The ticket that is now closed.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">Not found, or not allowed.</exception>
    public async Task<Stored<Ticket>> ApplyAsync(
        DurableTaskClient client, string ticketId, string intoId, Actor actor, string channel, CancellationToken cancellation = default)
    {
        var ticket = await tickets.FindAsync(ticketId, cancellation) ?? throw TicketKind.Value.NotFound(ticketId);
        if (ticket.State.MergedInto == intoId)
        {
            return ticket;
        }

        // The one that goes on first: until it knows, nothing of the duplicate may close.
        var into = await changes.ApplyAsync(
            client, intoId, ifMatch: null, (t, now) => TicketCommands.Merge(catalog, ticket.State, t, actor, channel, now).Into, cancellation: cancellation);
        return await changes.ApplyAsync(
            client, ticketId, ifMatch: null, (t, now) => TicketCommands.Merge(catalog, t, into.State, actor, channel, now).Merged, cancellation: cancellation);
    }
}
