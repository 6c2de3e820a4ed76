using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

/// <summary>How people are reached. An id is a person's; <c>me</c> is whoever asks.</summary>
public sealed class ResponderEndpoints(ResponderDesk desk, OnCallDirectory directory)
{
    /// <summary>Lists how people are reached.</summary>
    [Function("ListResponders"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<ResponderView>>]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new ListView<ResponderView>(records.Responders.Values.OrderBy(r => r.Id, StringComparer.Ordinal).Select(OnCallViews.Of), null), Json.Options);
    }

    /// <summary>Reads how somebody is reached. The id is a person's; <c>me</c> is whoever asks.</summary>
    [Function("GetResponder"), Allow(Role.Staff, Role.Operator)]
    [Answers<ResponderView>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        Results.Json(OnCallViews.Of(await desk.GetAsync(request, id, cancellation)), Json.Options);

    /// <summary>Reads what was changed about how somebody is reached.</summary>
    [Function("ResponderTimeline"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/responders/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);

    /// <summary>Adds a way to reach somebody. Nothing but a code goes there before it is typed back in.</summary>
    [Function("AddContactMethod"), Allow(Role.Staff, Role.Operator)]
    [Takes<ContactMethodRequest>("channel", "address"), Answers<ResponderView>(201, Location = true), Command]
    public async Task<IResult> AddMethod(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, method) = await desk.AddMethodAsync(request, client, id, await request.ReadJsonAsync<ContactMethodRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/responders/{stored.State.Id}/contact-methods/{method}");
    }

    /// <summary>Removes a way to reach somebody.</summary>
    [Function("RemoveContactMethod"), Allow(Role.Staff, Role.Operator)]
    [Answers<ResponderView>, Command]
    public async Task<IResult> RemoveMethod(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/responders/{id}/contact-methods/{method}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.RemoveMethodAsync(request, client, id, method, cancellation), OnCallViews.Of);

    /// <summary>Sends a code to a contact method.</summary>
    [Function("AskContactCode"), Allow(Role.Staff, Role.Operator)]
    [Answers<ResponderView>, Command]
    public async Task<IResult> AskCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods/{method}/code")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.AskCodeAsync(request, client, id, method, cancellation), OnCallViews.Of);

    /// <summary>Types a code back in: the contact method is verified.</summary>
    [Function("VerifyContactMethod"), Allow(Role.Staff, Role.Operator)]
    [Takes<CodeRequest>("code"), Answers<ResponderView>, Command]
    public async Task<IResult> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/responders/{id}/contact-methods/{method}/verify")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        request.Record(await desk.VerifyAsync(request, client, id, method, await request.ReadJsonAsync<CodeRequest>(cancellation), cancellation), OnCallViews.Of);

    /// <summary>Says in which order, and how soon, somebody is told on which contact method.</summary>
    [Function("SetNotificationRules"), Allow(Role.Staff, Role.Operator)]
    [Takes<RulesRequest>, Answers<ResponderView>, Command]
    public async Task<IResult> SetRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/responders/{id}/notification-rules")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        request.Record(await desk.SetRulesAsync(request, client, id, await request.ReadJsonAsync<RulesRequest>(cancellation), cancellation), OnCallViews.Of);
}
