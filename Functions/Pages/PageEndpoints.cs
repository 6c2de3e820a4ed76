using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Pages;

/// <summary>To page people, and to answer a page, by API.</summary>
public sealed class PageEndpoints(PageDesk desk, NewId newId)
{
    const string Channel = "api";

    /// <param name="Policy">Id of an escalation policy.</param>
    /// <param name="ExternalId">The same one again from the same caller is the same page.</param>
    public sealed record PageRequest(string? Policy, string? Subject, string? Details, bool? Important, string? ExternalId);

    /// <summary>Pages whoever is on call by a policy. The same external id again from the same caller is the same page.</summary>
    [Function("OpenPage"), Allow(Role.Staff, Role.Operator)]
    [Takes<PageRequest>("policy", "subject"), Answers<PageView>(202, Location = true), Tagged, Once, Refuses(404, 409)]
    public async Task<IResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/pages")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (wanted, caller) = (await request.ReadJsonAsync<PageRequest>(cancellation), request.Caller());
        var externalId = wanted.ExternalId ?? request.IdempotencyKey() ?? newId();
        var order = new PageOrder($"api:{caller.Id}", externalId, wanted.Subject ?? "", $"Asked for by {caller.Name}", wanted.Important ?? false) { Details = wanted.Details };
        var opened = await desk.OpenAsync(client, wanted.Policy ?? "", order, caller.ToActor(), Channel, cancellation);
        request.HttpContext.Response.Headers.Location = $"/api/pages/{opened.Page.State.Id}";
        return request.Page(opened.Page, StatusCodes.Status202Accepted);
    }

    /// <summary>Acknowledges a page: nothing rings any more. Who comes second is told, in <c>first</c>, who has it.</summary>
    [Function("AcknowledgePage"), Allow(Role.Staff, Role.Operator)]
    [Answers<PageView>, Command]
    public Task<IResult> Acknowledge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/pages/{id}/acknowledge")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, (page, now) => PageCommands.Acknowledge(page, request.Caller().ToActor(), Channel, now), cancellation);

    /// <summary>Hands a page to the next level at once.</summary>
    [Function("EscalatePage"), Allow(Role.Staff, Role.Operator)]
    [Answers<PageView>, Command]
    public Task<IResult> Escalate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/pages/{id}/escalate")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, (page, now) => PageCommands.Escalate(page, request.Caller().ToActor(), Channel, now), cancellation);

    /// <summary>Closes a page: it is solved.</summary>
    [Function("ClosePage"), Allow(Role.Staff, Role.Operator)]
    [Answers<PageView>, Command]
    public Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/pages/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, client, id, (page, now) => PageCommands.Close(page, request.Caller().ToActor(), Channel, now), cancellation);

    async Task<IResult> DoAsync(HttpRequest request, DurableTaskClient client, string id, Func<Page, Instant, PageReply> command, CancellationToken cancellation)
    {
        var handled = await desk.ApplyAsync(client, id, request.IfMatch(), command, request.Once(), cancellation);
        return request.Page(handled.Page, answer: handled.Answer);
    }
}
