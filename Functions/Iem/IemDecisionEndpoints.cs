using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Iem;

/// <summary>What the TAM says: to the request, and at the gate.</summary>
public sealed class IemDecisionEndpoints(IemDoor door, IemAccess access)
{
    const string By = IemDoor.Channel;

    /// <summary>Approves a request; with short notice, for a reason.</summary>
    [Function("ApproveIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<WhyRequest>(Optional = true), Answers<IemRequestView>, Command]
    public async Task<IResult> Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/approve")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<WhyRequest>(cancellation);
        return await door.DoAsync(
            request, client, id, (r, setting, actor, now) => IemApprovals.Approve(setting, r, actor, By, why?.Reason, IemDoor.IsCovered(setting, r), now), cancellation, await access.ApproverAsync(request, cancellation));
    }

    /// <summary>Rejects a request, for a reason. Its session is given back.</summary>
    [Function("RejectIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<ReasonRequest>("reason"), Answers<IemRequestView>, Command]
    public async Task<IResult> Reject(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/reject")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<ReasonRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemApprovals.Reject(r, actor, By, why?.Reason, now), cancellation, await access.ApproverAsync(request, cancellation));
    }

    /// <summary>Says go, when the checks of the gate pass.</summary>
    [Function("GoIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<WhyRequest>(Optional = true), Answers<IemRequestView>, Command]
    public async Task<IResult> Go(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/go")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<WhyRequest>(cancellation);
        return await door.DoAsync(
            request, client, id, (r, setting, actor, now) => IemWork.Go(setting.Catalog.Iem!, r, actor, By, why?.Reason, IemDoor.IsCovered(setting, r), now), cancellation, await access.ApproverAsync(request, cancellation));
    }

    /// <summary>Says no-go, for a reason.</summary>
    [Function("NoGoIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<ReasonRequest>("reason"), Answers<IemRequestView>, Command]
    public async Task<IResult> NoGo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/no-go")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<ReasonRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWork.NoGo(r, actor, By, why?.Reason, now), cancellation, await access.ApproverAsync(request, cancellation));
    }
}
