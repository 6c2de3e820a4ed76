using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Carries out what a promise ordered through its outbox: that those on call are paged, or no longer are.</summary>
public sealed class PageOrders(PageDesk desk, TicketPageOrders tickets, Outbox outbox)
{
    const string Provider = "page";

    /// <summary>The same order again changes nothing.</summary>
    /// <exception cref="DeliveryException">Nobody can be paged by its policy, or the order cannot be read.</exception>
    public async Task<Handover> CarryOutAsync(DurableTaskClient client, OutboxRow order)
    {
        var data = DataOf(order);
        try
        {
            return new Handover(Provider, data.ContainsKey(PageOrderData.Action) ? await CarryOutAsync(client, order, data) : await tickets.CarryOutAsync(client, order, data));
        }
        catch (RefusalException refused)
        {
            throw new DeliveryException(refused.Message, retryable: refused.Kind is RefusalKind.Conflict, inner: refused);
        }
    }

    async Task<string> CarryOutAsync(DurableTaskClient client, OutboxRow order, Dictionary<string, string?> data)
    {
        var read = PageOrderData.Read(data);
        var id = PageId.For(read.Source, read.ExternalId);
        if (await IsOvertakenAsync(order, data))
        {
            return id;
        }

        switch (read)
        {
            case PageOrderData.Opening opening:
                await desk.RaiseAsync(client, order.Recipient.Address, opening.Order, once: order.Key, opening.First);
                break;
            case PageOrderData.Closing closing:
                await CloseAsync(client, id, closing, once: order.Key);
                break;
        }

        return id;
    }

    async Task CloseAsync(DurableTaskClient client, string id, PageOrderData.Closing closing, string once)
    {
        try
        {
            await desk.ApplyAsync(client, id, ifMatch: null, (page, now) => PageCommands.Close(page, closing.By, closing.Source, now, closing.Why), once);
        }
        catch (RefusalException refused) when (refused.Kind is RefusalKind.NotFound)
        {
            // It never rang: its policy was gone, or this came first.
        }
    }

    /// <summary>
    /// Orders leave in parallel and are offered again: one may arrive after another that was given later. What its promise ordered last about this
    /// page holds, so that no phone rings for what is over, and none falls silent for what began anew.
    /// </summary>
    async Task<bool> IsOvertakenAsync(OutboxRow order, Dictionary<string, string?> data) =>
        MessageAddress.OfKey(order.Key) is { } address
        && (await outbox.AllAsync(address.Table, address.Partition)).Any(m => IsLater(m, order) && IsOpposite(DataOf(m), data));

    static bool IsLater(OutboxRow other, OutboxRow than) =>
        other is { Template: Templates.PageOrder, Status: not (OutboxStatus.Failed or OutboxStatus.Withdrawn) } && other.CreatedAt > than.CreatedAt;

    static bool IsOpposite(Dictionary<string, string?> other, Dictionary<string, string?> data)
    {
        return Same("source") && Same("externalId") && !Same(PageOrderData.Action);

        bool Same(string name) => other.GetValueOrDefault(name) == data.GetValueOrDefault(name);
    }

    static Dictionary<string, string?> DataOf(OutboxRow order) => Json.Read<Dictionary<string, string?>>(order.Body);
}
