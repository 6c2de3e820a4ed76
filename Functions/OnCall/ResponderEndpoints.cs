using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

/// <summary>How people are reached. An id is a person's; <c>me</c> is whoever asks.</summary>
public sealed class ResponderEndpoints(ResponderDesk desk, OnCallDirectory directory)
{
    [Function("ListResponders"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new { items = records.Responders.Values.OrderBy(r => r.Id, StringComparer.Ordinal).Select(OnCallViews.Of), continuation = (string?)null }, Json.Options);
    }

    [Function("GetResponder"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        Results.Json(OnCallViews.Of(await desk.GetAsync(request, id, cancellation)), Json.Options);

    [Function("ResponderTimeline"), Allow(Role.Staff, Role.Operator)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);

    /// <summary>Nothing but a code goes there before it is typed back in.</summary>
    [Function("AddContactMethod"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> AddMethod(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, method) = await desk.AddMethodAsync(request, client, id, await request.ReadJsonAsync<ContactMethodRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/responders/{stored.State.Id}/contact-methods/{method}");
    }

    [Function("RemoveContactMethod"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> RemoveMethod(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/responders/{id}/contact-methods/{method}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.RemoveMethodAsync(request, client, id, method, cancellation), OnCallViews.Of);

    [Function("AskContactCode"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> AskCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods/{method}/code")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.AskCodeAsync(request, client, id, method, cancellation), OnCallViews.Of);

    [Function("VerifyContactMethod"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods/{method}/verify")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.VerifyAsync(request, client, id, method, await request.ReadJsonAsync<CodeRequest>(cancellation), cancellation), OnCallViews.Of);

    [Function("SetNotificationRules"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> SetRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/responders/{id}/notification-rules")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        request.Record(await desk.SetRulesAsync(request, client, id, await request.ReadJsonAsync<RulesRequest>(cancellation), cancellation), OnCallViews.Of);
}
