using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;

namespace SupportFlows.Functions.Iem;

public sealed class IemMilestoneEndpoints(IemDoor door, People people)
{
    const string By = IemDoor.Channel;

    /// <summary>Says that a milestone is done, with what it delivers.</summary>
    [Function("CompleteIemMilestone"), Allow(Role.Staff, Role.Operator)]
    [Takes<DoneRequest>(Optional = true), Answers<IemRequestView>, Command]
    public async Task<IResult> Complete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/milestones/{part}/complete")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation)
    {
        var done = await request.ReadOptionalJsonAsync<DoneRequest>(cancellation);
        return await door.DoAsync(
            request, client, id, (r, setting, actor, now) => IemWork.Complete(setting.Catalog.Iem!, r, actor, By, part, done?.Deliverables, done?.Note, IemDoor.IsCovered(setting, r), now), cancellation);
    }

    /// <summary>Gives a milestone to somebody of the staff.</summary>
    [Function("AssignIemMilestone"), Allow(Role.Staff, Role.Operator)]
    [Takes<OwnerRequest>("owner"), Answers<IemRequestView>, Command]
    public async Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/milestones/{part}/assign")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation)
    {
        var owner = (await request.ReadJsonAsync<OwnerRequest>(cancellation)).Owner;
        var isStaff = owner is not null && await people.GetAsync(owner, cancellation) is not null;
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWork.Assign(r, actor, By, part, owner, isStaff, now), cancellation);
    }
}
