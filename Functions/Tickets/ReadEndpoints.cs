using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class ReadEndpoints(PromiseStore<Ticket> tickets, TicketLists lists)
{
    [Function("GetTicket"), Allow(Role.Customer, Role.Staff)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var stored = await FindAsync(request.Caller(), id, cancellation);
        return request.HasCopy(stored.ETag) ? Results.StatusCode(StatusCodes.Status304NotModified) : request.Ticket(stored, request.Caller());
    }

    /// <summary>Soonest due first.</summary>
    [Function("ListTickets"), Allow(Role.Customer, Role.Staff)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets")] HttpRequest request, CancellationToken cancellation)
    {
        var (filter, pageSize, continuation) = ListQuery.Read(request);
        var page = await lists.ListAsync(filter, pageSize, continuation, cancellation);
        return Results.Json(new { items = page.Items.Select(t => TicketView.Of(t, request.Caller())), page.Continuation }, Json.Options);
    }

    /// <summary>Every event in order; a page may hold fewer than asked for where events are not the caller's to see.</summary>
    [Function("TicketTimeline"), Allow(Role.Customer, Role.Staff)]
    public async Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var last = (await FindAsync(caller, id, cancellation)).State.LastEvent;
        return await request.TimelineAsync(tickets, id, last, e => e.Public || caller.Role != Role.Customer, cancellation);
    }

    async Task<Stored<Ticket>> FindAsync(Caller caller, string id, CancellationToken cancellation)
    {
        var stored = await tickets.FindAsync(id, cancellation) ?? throw TicketKind.Value.NotFound(id);
        TicketAccess.Require(caller, stored.State);
        return stored;
    }
}
