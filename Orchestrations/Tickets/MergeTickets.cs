using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Closes a ticket as a duplicate of another. Two partitions, so two writes: a crash between them is finished by doing it again.</summary>
public sealed class MergeTickets(Catalog catalog, TicketStore tickets, ChangeTicket changes)
{
    /// <returns>The ticket that is now closed.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">Not found, or not allowed.</exception>
    public async Task<StoredTicket> ApplyAsync(
        DurableTaskClient client, string ticketId, string intoId, Actor actor, string channel, CancellationToken cancellation = default)
    {
        var ticket = await tickets.FindAsync(ticketId, cancellation) ?? throw TicketAccess.NotFound(ticketId);
        if (ticket.Ticket.MergedInto == intoId)
        {
            return ticket;
        }

        // The one that goes on first: until it knows, nothing of the duplicate may close.
        var into = await changes.ApplyAsync(
            client, intoId, ifMatch: null, (t, now) => TicketCommands.Merge(catalog, ticket.Ticket, t, actor, channel, now).Into, cancellation: cancellation);
        return await changes.ApplyAsync(
            client, ticketId, ifMatch: null, (t, now) => TicketCommands.Merge(catalog, t, into.Ticket, actor, channel, now).Merged, cancellation: cancellation);
    }
}
