using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Web.Tickets;

public sealed class TicketMoveEndpoints(TicketDoor door, Catalog catalog)
{
    const string Done = "changed";

    [Function("WebPendTicket"), Visit(Role.Staff)]
    public Task<IResult> Pend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/pend")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, Done, _ => (t, actor, now) => TicketCommands.Pend(catalog, t, actor, WebDoor.Channel, now), cancellation);

    [Function("WebResolveTicket"), Visit(Role.Staff)]
    public Task<IResult> Resolve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/resolve")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, Done, _ => (t, actor, now) => TicketCommands.Resolve(catalog, t, actor, WebDoor.Channel, now), cancellation);

    [Function("WebCloseTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, Done, form => (t, actor, now) => TicketCommands.Close(catalog, t, actor, WebDoor.Channel, form.GetValueOrDefault("reason"), now), cancellation);

    [Function("WebReopenTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Reopen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/reopen")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, Done, form => (t, actor, now) => TicketCommands.Reopen(catalog, t, actor, WebDoor.Channel, form.GetValueOrDefault("reason"), now), cancellation);
}
