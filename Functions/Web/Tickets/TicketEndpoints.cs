using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Web.Tickets;

/// <summary>The page of a ticket, and what is said on it: a reply and a note have addresses of their own, so that neither can be taken for the other.</summary>
public sealed class TicketEndpoints(TicketDoor door, Catalog catalog)
{
    [Function("WebTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tickets/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.ShowAsync(request, id, null, cancellation);

    [Function("WebReply"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Reply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/reply")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        SayAsync(request, client, id, isPublic: true, cancellation);

    [Function("WebNote"), Visit(Role.Staff)]
    public Task<IResult> Note(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/note")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        SayAsync(request, client, id, isPublic: false, cancellation);

    Task<IResult> SayAsync(HttpRequest request, DurableTaskClient client, string id, bool isPublic, CancellationToken cancellation) => door.DoAsync(
        request,
        client,
        id,
        isPublic ? "replied" : "noted",
        form => (t, actor, now) => TicketCommands.Reply(catalog, t, actor, WebDoor.Channel, (form.GetValueOrDefault("body") ?? "").ReplaceLineEndings("\n"), isPublic, now),
        cancellation);
}
