using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Iem;

/// <summary>While the event runs, and after it.</summary>
public sealed class IemWrapUpEndpoints(IemDoor door)
{
    const string By = IemDoor.Channel;

    /// <summary>Says how the event goes. The customer is told at once.</summary>
    [Function("UpdateIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<UpdateRequest>("state", "note"), Answers<IemRequestView>, Command]
    public async Task<IResult> Update(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/updates")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var update = await request.ReadJsonAsync<UpdateRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWrapUp.Update(r, actor, By, update.State, update.Note, now), cancellation);
    }

    /// <summary>Writes the TAM's words of the wrap-up report, which is then sent.</summary>
    [Function("ReportIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<ReportRequest>("summary"), Answers<IemRequestView>, Command]
    public async Task<IResult> Report(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/report")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var report = await request.ReadJsonAsync<ReportRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWrapUp.Report(r, actor, By, report.Summary, now), cancellation);
    }

    /// <summary>Closes the event, with how it ended.</summary>
    [Function("CloseIem"), Allow(Role.Staff, Role.Operator)]
    [Takes<CloseRequest>("reasonCode"), Answers<IemRequestView>, Command]
    public async Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var close = await request.ReadJsonAsync<CloseRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWrapUp.Close(r, actor, By, close.ReasonCode, close.Note, now), cancellation);
    }

    /// <summary>Answers the survey, once.</summary>
    [Function("SurveyIem"), Allow(Role.Customer)]
    [Takes<SurveyRequest>("rating"), Answers<IemRequestView>, Command]
    public async Task<IResult> Survey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/{id}/survey")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var survey = await request.ReadJsonAsync<SurveyRequest>(cancellation);
        return await door.DoAsync(request, client, id, (r, _, actor, now) => IemWrapUp.Answer(r, actor, By, survey.Rating, survey.Comment, actor.Name, now), cancellation);
    }
}
