using System.Globalization;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>What a ticket orders: a page about the ticket as it is when it rings.</summary>
public sealed class TicketPageOrders(PageDesk desk, PromiseStore<Ticket> tickets, AccountDirectory accounts)
{
    /// <returns>The id of the ticket's page.</returns>
    /// <exception cref="DeliveryException">There is no such ticket.</exception>
    /// <exception cref="Domain.Refusals.RefusalException">Nobody can be paged by its policy.</exception>
    public async Task<string> CarryOutAsync(DurableTaskClient client, OutboxRow order, IReadOnlyDictionary<string, string?> data)
    {
        var ticketId = MessageAddress.PromiseOf(order.Key);
        var ticket = (await tickets.FindAsync(ticketId))?.State ?? throw new DeliveryException($"There is no ticket '{ticketId}'.", retryable: false);
        // Answered since it was ordered: a phone that rings now would ring for nothing.
        if (ticket.Handled is not { } handled || handled.Event <= int.Parse(data["event"]!, CultureInfo.InvariantCulture))
        {
            await desk.RaiseAsync(client, order.Recipient.Address, await PageOrderAsync(ticket, data), once: order.Key);
        }

        return PageId.ForTicket(ticketId);
    }

    async Task<PageOrder> PageOrderAsync(Ticket ticket, IReadOnlyDictionary<string, string?> data) =>
        new("ticket", ticket.Id, ticket.Subject, data["reason"]!, data["important"] == "true")
        {
            Details = ticket.Description,
            TicketId = ticket.Id,
            AccountName = ticket.AccountId is { } account ? (await accounts.GetAsync(account))?.Name : null,
            Severity = ticket.Severity.Owed,
            Due = ticket.Clocks.Where(c => c.State == ClockState.Running).Min(c => (Instant?)c.DueAt),
        };
}
