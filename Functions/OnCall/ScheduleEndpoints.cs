using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

public sealed class ScheduleEndpoints(ScheduleDesk desk, OnCallDirectory directory)
{
    [Function("ListSchedules"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new { items = records.Schedules.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Select(OnCallViews.Of), continuation = (string?)null }, Json.Options);
    }

    [Function("GetSchedule"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.GetAsync(id, cancellation), OnCallViews.Of);

    /// <summary>Makes it, or replaces its name, zone, layers and owners; overrides and temporary schedules stay.</summary>
    [Function("PutSchedule"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/schedules/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, isNew) = await desk.PutAsync(request, client, id, await request.ReadJsonAsync<ScheduleRequest>(cancellation), cancellation);
        return isNew ? request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}") : request.Record(stored, OnCallViews.Of);
    }

    [Function("DeleteSchedule"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.RemoveAsync(request, client, id, cancellation);
        return Results.NoContent();
    }

    [Function("ScheduleTimeline"), Allow(Role.Staff, Role.Operator)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);
}
