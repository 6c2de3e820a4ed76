using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.OnCall;

/// <summary>What is laid over the rotations of a schedule.</summary>
public sealed class ShiftEndpoints(ScheduleDesk desk)
{
    /// <summary>Puts somebody on call for a span, over the rotations.</summary>
    [Function("AddOverride"), Allow(Role.Staff, Role.Operator)]
    [Takes<OverrideRequest>("personId"), Answers<ScheduleView>(201, Location = true), Command]
    public async Task<IResult> Override(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/overrides")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, part) = await desk.OverrideAsync(request, client, id, await request.ReadJsonAsync<OverrideRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}/overrides/{part}");
    }

    /// <summary>Removes an override.</summary>
    [Function("RemoveOverride"), Allow(Role.Staff, Role.Operator)]
    [Answers<ScheduleView>, Command]
    public async Task<IResult> RemoveOverride(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}/overrides/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        request.Record(await desk.RemoveOverrideAsync(request, client, id, part, cancellation), OnCallViews.Of);

    /// <summary>Swaps two shifts between two people.</summary>
    [Function("SwapShifts"), Allow(Role.Staff, Role.Operator)]
    [Takes<SwapRequest>("first", "second"), Answers<ScheduleView>, Command]
    public async Task<IResult> Swap(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/swaps")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        request.Record(await desk.SwapAsync(request, client, id, await request.ReadJsonAsync<SwapRequest>(cancellation), cancellation), OnCallViews.Of);

    /// <summary>Lays fixed shifts over a schedule for a span, such as an event. Nothing else of it holds in that span, and they end by themselves.</summary>
    [Function("AddTemporarySchedule"), Allow(Role.Staff, Role.Operator)]
    [Takes<TemporaryRequest>("shifts"), Answers<ScheduleView>(201, Location = true), Command]
    public async Task<IResult> Temporary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/temporary")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, part) = await desk.TemporaryAsync(request, client, id, await request.ReadJsonAsync<TemporaryRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}/temporary/{part}");
    }

    /// <summary>Removes a temporary schedule.</summary>
    [Function("RemoveTemporarySchedule"), Allow(Role.Staff, Role.Operator)]
    [Answers<ScheduleView>, Command]
    public async Task<IResult> RemoveTemporary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}/temporary/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        request.Record(await desk.RemoveTemporaryAsync(request, client, id, part, cancellation), OnCallViews.Of);
}
