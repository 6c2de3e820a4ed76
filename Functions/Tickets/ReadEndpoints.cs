using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class ReadEndpoints(TicketStore tickets, TicketLists lists)
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
        var (after, take) = TimelinePage(request);
        var last = (await FindAsync(caller, id, cancellation)).Ticket.LastEvent;
        var events = await tickets.TimelineAsync(id, after, take, cancellation);
        var continuation = events is [.., { Number: var number }] && number < last ? $"{number}" : null;
        return Results.Json(new { items = events.Where(e => e.Public || caller.Role != Role.Customer), continuation }, Json.Options);
    }

    static (int After, int Take) TimelinePage(HttpRequest request)
    {
        var faults = new FieldFaults();
        var take = request.PageSize(TicketStore.TimelinePage, TicketStore.TimelinePage, faults);
        var after = 0;
        if (request.Continuation() is { } given && !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            faults.BadContinuation(given);
        }

        faults.Throw("The timeline cannot be given.");
        return (after, take);
    }

    async Task<StoredTicket> FindAsync(Caller caller, string id, CancellationToken cancellation)
    {
        var stored = await tickets.FindAsync(id, cancellation) ?? throw TicketAccess.NotFound(id);
        TicketAccess.Require(caller, stored.Ticket);
        return stored;
    }
}
