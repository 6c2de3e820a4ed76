using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Tickets;

namespace SupportFlows.Functions.Web.Tickets;

public sealed class QueueEndpoints(WebDoor door, Queue queue, SavedViews views, PromiseStore<Ticket> tickets)
{
    [Function("WebQueue"), Visit(Role.Customer, Role.Staff)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tickets")] HttpRequest request, CancellationToken cancellation)
    {
        if (!request.QueryString.HasValue && await queue.BeginsWithOwnAsync(request.Caller(), cancellation))
        {
            return WebDoor.SeeOther(request, AddressOf(new QueueFilter(Assignee: QueueFilter.Me)));
        }

        var sought = request.Query["find"].ToString().Trim();
        return sought.Length > 0 && await IsTheirsAsync(request.Caller(), sought, cancellation)
            ? WebDoor.SeeOther(request, $"/tickets/{sought}")
            : await ShowAsync(request, request.QueryString.Value, sought, null, cancellation);
    }

    [Function("WebKeepView"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Keep([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/views")] HttpRequest request, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var filter = QueueFilter.Parse(form.GetValueOrDefault("query"));
            await views.KeepAsync(request.Caller(), form.GetValueOrDefault("name"), filter.ToQuery(), cancellation);
            return AddressOf(filter, "view-kept");
        },
        tried => ShowAsync(request, tried.Values.GetValueOrDefault("query"), null, tried, cancellation));

    [Function("WebRemoveView"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Remove([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/views/remove")] HttpRequest request, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            await views.RemoveAsync(request.Caller(), form.GetValueOrDefault("view") ?? "", cancellation);
            return AddressOf(QueueFilter.Parse(form.GetValueOrDefault("query")), "view-removed");
        },
        tried => ShowAsync(request, tried.Values.GetValueOrDefault("query"), null, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, string? query, string? sought, Tried? tried, CancellationToken cancellation) => await door.ShowAsync<QueuePage, QueueModel>(
        request, await queue.ReadAsync(request.Caller(), QueueFilter.Parse(query), request.Continuation(), sought is "" ? null : sought, cancellation), tried);

    /// <summary>Of somebody else's ticket nobody learns that it exists.</summary>
    async Task<bool> IsTheirsAsync(Caller caller, string id, CancellationToken cancellation) =>
        await tickets.FindAsync(id, cancellation) is { State: var ticket } && (caller.Role != Role.Customer || ticket.AccountId == caller.AccountId);

    static string AddressOf(QueueFilter filter, string? done = null) => $"/tickets?{filter.ToQuery()}{(done is null ? "" : $"&done={done}")}";
}
