using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Web.Pages;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.Pages;

/// <summary>A page in the console: what a phone opens in the night.</summary>
public sealed class PagePageEndpoints(WebDoor door, PageFile file, PageDesk desk)
{
    [Function("WebPage"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        ShowAsync(request, id, null, cancellation);

    [Function("WebAcknowledgePage"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Acknowledge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pages/{id}/acknowledge")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, PageCommands.Acknowledge, "page-acknowledged", cancellation);

    [Function("WebEscalatePage"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Escalate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pages/{id}/escalate")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, PageCommands.Escalate, "page-escalated", cancellation);

    [Function("WebClosePage"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pages/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, PageCommands.Close, "page-closed", cancellation);

    /// <param name="done">Said when the reader did it; whoever was second is told who was first by the page itself.</param>
    Task<IResult> DoAsync(
        HttpRequest request, DurableTaskClient client, string id, Func<Page, Actor, string, Instant, PageReply> command, string done, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async _ =>
        {
            var me = request.Caller().ToActor();
            var handled = await desk.ApplyAsync(client, id, null, (page, now) => command(page, me, WebDoor.Channel, now), request.FormOnce(), cancellation);
            var said = handled.Answer switch
            {
                { Outcome: PageOutcome.AlreadyAcknowledged, By: var by } when by?.Id != me.Id => "page-had",
                { Outcome: PageOutcome.AlreadyClosed, By: var by } => by?.Id == me.Id ? "page-closed" : "page-over",
                _ => done,
            };
            return $"/pages/{id}?done={said}";
        },
        tried => ShowAsync(request, id, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, string id, Tried? tried, CancellationToken cancellation)
    {
        var before = int.TryParse(request.Query["before"], out var number) ? number : (int?)null;
        return await door.ShowAsync<PagePage, PageModel>(request, await file.ReadAsync(request.Caller(), id, before, cancellation), tried);
    }
}
