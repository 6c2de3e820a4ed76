using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Tickets;

public sealed class MoveEndpoints(TicketDesk desk, Catalog catalog)
{
    public sealed record TicketReason(string? Reason);

    /// <summary>Says that a ticket is solved. It closes by itself after a while, unless the customer writes.</summary>
    [Function("ResolveTicket"), Allow(Role.Staff)]
    [Answers<TicketView>, Command]
    public Task<IResult> Resolve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/resolve")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Resolve(catalog, t, actor, TicketDesk.Channel, now), cancellation);

    /// <summary>Waits for the customer, who is reminded.</summary>
    [Function("PendTicket"), Allow(Role.Staff)]
    [Answers<TicketView>, Command]
    public Task<IResult> Pend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/pend")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Pend(catalog, t, actor, TicketDesk.Channel, now), cancellation);

    /// <summary>Closes a ticket.</summary>
    [Function("CloseTicket"), Allow(Role.Customer, Role.Staff)]
    [Takes<TicketReason>(Optional = true), Answers<TicketView>, Command]
    public async Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<TicketReason>(cancellation);
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Close(catalog, t, actor, TicketDesk.Channel, why?.Reason, now), cancellation);
    }

    /// <summary>Reopens a ticket, within the time that the catalog sets.</summary>
    [Function("ReopenTicket"), Allow(Role.Customer, Role.Staff)]
    [Takes<TicketReason>(Optional = true), Answers<TicketView>, Command]
    public async Task<IResult> Reopen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/reopen")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<TicketReason>(cancellation);
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Reopen(catalog, t, actor, TicketDesk.Channel, why?.Reason, now), cancellation);
    }
}
