using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

public sealed class PolicyEndpoints(PolicyDesk desk, OnCallDirectory directory)
{
    /// <summary>Lists escalation policies.</summary>
    [Function("ListPolicies"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<PolicyView>>]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new ListView<PolicyView>(records.Policies.Values.Select(OnCallViews.Of), null), Json.Options);
    }

    /// <summary>Reads an escalation policy.</summary>
    [Function("GetPolicy"), Allow(Role.Staff, Role.Operator)]
    [Answers<PolicyView>, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.GetAsync(id, cancellation), OnCallViews.Of);

    /// <summary>Makes an escalation policy, or replaces it. Pages that are open go on by the one that they began with.</summary>
    [Function("PutPolicy"), Allow(Role.Staff, Role.Operator), Audited("policy-changed")]
    [Takes<PolicyRequest>("name", "levels"), Answers<PolicyView>, Answers<PolicyView>(201, Location = true), Command]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/policies/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, isNew) = await desk.PutAsync(request, client, id, await request.ReadJsonAsync<PolicyRequest>(cancellation), cancellation);
        return isNew ? request.Made(stored, OnCallViews.Of, $"/api/policies/{id}") : request.Record(stored, OnCallViews.Of);
    }

    /// <summary>Reads a policy's timeline, also after it was removed.</summary>
    [Function("PolicyTimeline"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);

    /// <summary>Removes an escalation policy.</summary>
    [Function("DeletePolicy"), Allow(Role.Staff, Role.Operator), Audited("policy-removed")]
    [Answers(204), Command]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/policies/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.RemoveAsync(request, client, id, cancellation);
        return Results.NoContent();
    }

    /// <summary>Keeps the pages of a policy back for a span. They start when it ends, unless they are closed by then.</summary>
    [Function("PlanMaintenance"), Allow(Role.Staff, Role.Operator), Audited("maintenance-planned")]
    [Takes<MaintenanceRequest>, Answers<PolicyView>(201, Location = true), Command]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/policies/{id}/maintenance")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, window) = await desk.PlanAsync(request, client, id, await request.ReadJsonAsync<MaintenanceRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/policies/{id}/maintenance/{window}");
    }

    /// <summary>Calls a maintenance window off.</summary>
    [Function("CallOffMaintenance"), Allow(Role.Staff, Role.Operator), Audited("maintenance-called-off")]
    [Answers<PolicyView>, Command]
    public async Task<IResult> CallOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/policies/{id}/maintenance/{window}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string window, CancellationToken cancellation) =>
        request.Record(await desk.CallOffAsync(request, client, id, window, cancellation), OnCallViews.Of);
}
