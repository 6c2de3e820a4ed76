using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Pages;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.Pages;

public sealed class PagesPageEndpoints(WebDoor door, PageBoard board, PageDesk desk, NewId newId)
{
    [Function("WebPages"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages")] HttpRequest request, CancellationToken cancellation) =>
        ShowAsync(request, null, cancellation);

    [Function("WebOpenPage"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Open([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pages")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var caller = request.Caller();
            var order = new PageOrder(
                $"{WebDoor.Channel}:{caller.Id}", request.FormOnce() ?? newId(), form.GetValueOrDefault("subject") ?? "", $"Asked for by {caller.Name}", form.GetValueOrDefault("important") == "true")
            {
                Details = form.GetValueOrDefault("details") is { Length: > 0 } details ? details : null,
            };
            var opened = await desk.OpenAsync(client, form.GetValueOrDefault("policy") ?? "", order, caller.ToActor(), WebDoor.Channel, cancellation);
            return $"/pages/{opened.Page.State.Id}?done=page-started";
        },
        tried => ShowAsync(request, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, Tried? tried, CancellationToken cancellation)
    {
        var status = Wire.TryName<PageStatus>(request.Query["status"], out var known) ? known : (PageStatus?)null;
        return await door.ShowAsync<PagesPage, PagesModel>(request, await board.ReadAsync(status, request.Continuation(), cancellation), tried);
    }
}
