using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

public sealed class PolicyEndpoints(PolicyDesk desk, OnCallDirectory directory)
{
    [Function("ListPolicies"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new { items = records.Policies.Values.Select(OnCallViews.Of), continuation = (string?)null }, Json.Options);
    }

    [Function("GetPolicy"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.GetAsync(id, cancellation), OnCallViews.Of);

    [Function("PutPolicy"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/policies/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, isNew) = await desk.PutAsync(request, client, id, await request.ReadJsonAsync<PolicyRequest>(cancellation), cancellation);
        return isNew ? request.Made(stored, OnCallViews.Of, $"/api/policies/{id}") : request.Record(stored, OnCallViews.Of);
    }

    [Function("PolicyTimeline"), Allow(Role.Staff, Role.Operator)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/policies/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);

    [Function("DeletePolicy"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/policies/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.RemoveAsync(request, client, id, cancellation);
        return Results.NoContent();
    }

    [Function("PlanMaintenance"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/policies/{id}/maintenance")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, window) = await desk.PlanAsync(request, client, id, await request.ReadJsonAsync<MaintenanceRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/policies/{id}/maintenance/{window}");
    }

    [Function("CallOffMaintenance"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> CallOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/policies/{id}/maintenance/{window}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string window, CancellationToken cancellation) =>
        request.Record(await desk.CallOffAsync(request, client, id, window, cancellation), OnCallViews.Of);
}
