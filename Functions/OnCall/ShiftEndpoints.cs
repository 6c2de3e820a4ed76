using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.OnCall;

/// <summary>What is laid over the rotations of a schedule.</summary>
public sealed class ShiftEndpoints(ScheduleDesk desk)
{
    [Function("AddOverride"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Override(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/overrides")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, part) = await desk.OverrideAsync(request, client, id, await request.ReadJsonAsync<OverrideRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}/overrides/{part}");
    }

    [Function("RemoveOverride"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> RemoveOverride(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}/overrides/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        request.Record(await desk.RemoveOverrideAsync(request, client, id, part, cancellation), OnCallViews.Of);

    [Function("SwapShifts"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Swap(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/swaps")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        request.Record(await desk.SwapAsync(request, client, id, await request.ReadJsonAsync<SwapRequest>(cancellation), cancellation), OnCallViews.Of);

    [Function("AddTemporarySchedule"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Temporary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/temporary")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var (stored, part) = await desk.TemporaryAsync(request, client, id, await request.ReadJsonAsync<TemporaryRequest>(cancellation), cancellation);
        return request.Made(stored, OnCallViews.Of, $"/api/schedules/{id}/temporary/{part}");
    }

    [Function("RemoveTemporarySchedule"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> RemoveTemporary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}/temporary/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        request.Record(await desk.RemoveTemporaryAsync(request, client, id, part, cancellation), OnCallViews.Of);
}
