using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Functions.Iem;

/// <summary>What is worked out together before the event.</summary>
public sealed class IemPreparationEndpoints(IemDoor door, People people, OnCallDirectory directory)
{
    const string By = IemDoor.Channel;

    /// <summary>Replaces the plan that a session is worked through with.</summary>
    [Function("PlanIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<IemPlan>, Answers<IemRequestView>, Command]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/plan")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var plan = await request.ReadJsonAsync<IemPlan>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemPreparation.PutPlan(r, actor, By, plan, now), cancellation);
    }

    /// <summary>Answers questions of the readiness scorecard. Others keep their answers.</summary>
    [Function("AnswerIemScorecard"), Allow(Role.Staff, Role.Operator)]
    [Takes<ScorecardRequest>("answers"), Answers<IemRequestView>, Command]
    public async Task<IResult> Scorecard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/scorecard")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var scorecard = await request.ReadJsonAsync<ScorecardRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, setting, actor, now) => IemPreparation.Answer(setting.Catalog.Iem!, r, actor, By, scorecard.Answers, now), cancellation);
    }

    /// <summary>Opens a risk.</summary>
    [Function("OpenIemRisk"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<NewRiskRequest>("title", "rating"), Answers<IemRequestView>, Command]
    public async Task<IResult> OpenRisk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/risks")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var risk = await request.ReadJsonAsync<NewRiskRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemPreparation.OpenRisk(r, actor, By, risk.Title, risk.Rating, risk.Owner, now), cancellation);
    }

    /// <summary>Closes a risk, accepts it with a reason, or opens it again.</summary>
    [Function("SetIemRisk"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<RiskRequest>("state"), Answers<IemRequestView>, Command]
    [Refuses(403, "The key is a customer's, and the risk is to be accepted.")]
    public async Task<IResult> SetRisk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/risks/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation)
    {
        var risk = await request.ReadJsonAsync<RiskRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemPreparation.SetRisk(r, actor, By, part, risk.State, risk.Note, now), cancellation);
    }

    /// <summary>Sets the roster of the event days.</summary>
    [Function("SetIemRoster"), Allow(Role.Staff, Role.Operator)]
    [Takes<RosterRequest>("shifts"), Answers<IemRequestView>, Command]
    public async Task<IResult> Roster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/roster")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var roster = await request.ReadJsonAsync<RosterRequest>(cancellation);
        var staff = (await people.ListAsync(cancellation)).Select(p => p.Id).ToHashSet();
        var reachable = (await directory.ReadAsync(cancellation)).Responders.Values.Where(r => r.Methods.Any(m => m.IsUsable)).Select(r => r.Id).ToHashSet();
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemPreparation.SetRoster(r, actor, By, roster.Shifts, staff, reachable, now), cancellation);
    }
}
