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

public sealed class ScheduleEndpoints(ScheduleDesk desk, OnCallDirectory directory)
{
    /// <summary>Lists schedules.</summary>
    [Function("ListSchedules"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<ScheduleView>>]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        return Results.Json(new ListView<ScheduleView>(records.Schedules.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Select(OnCallViews.Of), null), Json.Options);
    }

    /// <summary>Reads a schedule.</summary>
    [Function("GetSchedule"), Allow(Role.Staff, Role.Operator)]
    [Answers<ScheduleView>, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.GetAsync(id, cancellation), OnCallViews.Of);

    /// <summary>Makes a schedule, or replaces its name, zone, layers and owners. Overrides and temporary schedules stay.</summary>
    [Function("PutSchedule"), Allow(Role.Staff, Role.Operator), Audited("schedule-changed")]
    [Takes<ScheduleRequest>("name", "timeZone"), Answers<ScheduleView>, Answers<ScheduleView>(201, Location = true), Command]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/schedules/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, isNew) = await desk.PutAsync(request, client, id, await request.ReadJsonAsync<ScheduleRequest>(cancellation), cancellation);
        return isNew ? request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}") : request.Record(stored, OnCallViews.Of);
    }

    /// <summary>Removes a schedule that no policy pages.</summary>
    [Function("DeleteSchedule"), Allow(Role.Staff, Role.Operator), Audited("schedule-removed")]
    [Answers(204), Command]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.RemoveAsync(request, client, id, cancellation);
        return Results.NoContent();
    }

    /// <summary>Reads a schedule's timeline, also after it was removed.</summary>
    [Function("ScheduleTimeline"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        desk.TimelineAsync(request, id, cancellation);
}
