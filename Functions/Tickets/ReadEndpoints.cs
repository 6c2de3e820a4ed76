using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class ReadEndpoints(PromiseStore<Ticket> tickets, TicketLists lists)
{
    /// <summary>Reads a ticket.</summary>
    [Function("GetTicket"), Allow(Role.Customer, Role.Staff)]
    [Answers<TicketView>, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var stored = await FindAsync(request.Caller(), id, cancellation);
        return request.HasCopy(stored.ETag) ? Results.StatusCode(StatusCodes.Status304NotModified) : request.Ticket(stored, request.Caller());
    }

    /// <summary>Lists tickets, soonest due first.</summary>
    [Function("ListTickets"), Allow(Role.Customer, Role.Staff)]
    [Answers<ListView<TicketView>>, Paged(TicketLists.DefaultPageSize, TicketLists.MaxPageSize)]
    [Query<TicketStatus>("status", "Only those in this state.")]
    [Query("account", "Only those of this account; a customer's key lists its own.")]
    [Query("assignee", "Only those of this person.")]
    [Query<Instant>("due", "Only those that are due before it.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets")] HttpRequest request, CancellationToken cancellation)
    {
        var (filter, pageSize, continuation) = ListQuery.Read(request);
        var page = await lists.ListAsync(filter, pageSize, continuation, cancellation);
        return Results.Json(new ListView<TicketView>(page.Items.Select(t => TicketView.Of(t, request.Caller())), page.Continuation), Json.Options);
    }

    /// <summary>Reads a ticket's timeline: every event in order. A page may hold fewer than asked for where events are not the caller's to see.</summary>
    [Function("TicketTimeline"), Allow(Role.Customer, Role.Staff)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
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
