using System.Globalization;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Carries out what a ticket ordered through its outbox: that those on call are paged.</summary>
public sealed class PageOrders(PageDesk desk, PromiseStore<Ticket> tickets, AccountDirectory accounts)
{
    const string Provider = "page";

    /// <summary>The same order again changes nothing.</summary>
    /// <exception cref="DeliveryException">Nobody can be paged by its policy.</exception>
    public async Task<Handover> CarryOutAsync(DurableTaskClient client, OutboxRow order)
    {
        var ticketId = MessageAddress.PromiseOf(order.Key);
        var ticket = (await tickets.FindAsync(ticketId))?.State ?? throw new DeliveryException($"There is no ticket '{ticketId}'.", retryable: false);
        var data = Json.Read<Dictionary<string, string?>>(order.Body);
        var handover = new Handover(Provider, PageId.ForTicket(ticketId));
        // Answered since it was ordered: a phone that rings now would ring for nothing.
        if (ticket.Handled is { } handled && handled.Event > int.Parse(data["event"]!, CultureInfo.InvariantCulture))
        {
            return handover;
        }

        try
        {
            await desk.RaiseAsync(client, order.Recipient.Address, await PageOrderAsync(ticket, data), once: order.Key);
            return handover;
        }
        catch (RefusalException refused)
        {
            throw new DeliveryException(refused.Message, retryable: false, inner: refused);
        }
    }

    async Task<PageOrder> PageOrderAsync(Ticket ticket, Dictionary<string, string?> data) =>
        new("ticket", ticket.Id, ticket.Subject, data["reason"]!, data["important"] == "true")
        {
            Details = ticket.Description,
            TicketId = ticket.Id,
            AccountName = ticket.AccountId is { } account ? (await accounts.GetAsync(account))?.Name : null,
            Severity = ticket.Severity.Owed,
            Due = ticket.Clocks.Where(c => c.State == ClockState.Running).Min(c => (Instant?)c.DueAt),
        };
}
