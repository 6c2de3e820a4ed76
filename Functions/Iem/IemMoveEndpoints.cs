using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Iem;

/// <summary>Moves the event, and buys what the plan does not grant.</summary>
public sealed class IemMoveEndpoints(IemDoor door)
{
    const string By = IemDoor.Channel;

    /// <summary>Moves the event to other days. Milestones, invitations and the session go with it.</summary>
    [Function("RescheduleIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<MoveRequest>, Answers<IemRequestView>, Command]
    public async Task<IResult> Reschedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/reschedule")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var to = await request.ReadJsonAsync<MoveRequest>(cancellation);
        return await door.DoAsync(
            request, client, id, (r, setting, actor, now) => IemMoves.Reschedule(setting, r, actor, By, to.FirstDay, to.LastDay, to.FurtherDays, to.Reason, now), cancellation);
    }

    /// <summary>Extends the event to a later last day.</summary>
    [Function("ExtendIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<ExtendRequest>("lastDay"), Answers<IemRequestView>, Command]
    public async Task<IResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/extend")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var to = await request.ReadJsonAsync<ExtendRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, setting, actor, now) => IemMoves.Extend(setting, r, actor, By, to.LastDay, to.FurtherDays, to.Reason, now), cancellation);
    }

    /// <summary>Cancels the event. Before it starts, its session is given back.</summary>
    [Function("CancelIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<WhyRequest>(Optional = true), Answers<IemRequestView>, Command]
    public async Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/cancel")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var why = await request.ReadOptionalJsonAsync<WhyRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemMoves.Cancel(r, actor, By, why?.Reason, now), cancellation);
    }

    /// <summary>Accepts the price of further days, with a purchase reference.</summary>
    [Function("AcceptIemQuote"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<PurchaseRequest>("purchaseReference"), Answers<IemRequestView>, Command]
    public async Task<IResult> AcceptQuote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/accept-quote")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var purchase = await request.ReadJsonAsync<PurchaseRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, setting, actor, now) => IemQuotes.Accept(setting, r, actor, By, purchase.PurchaseReference, now), cancellation);
    }
}
