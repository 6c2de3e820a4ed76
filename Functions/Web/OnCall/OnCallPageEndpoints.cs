using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OnCall;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.OnCall;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.OnCall;

public sealed class OnCallPageEndpoints(WebDoor door, Readers readers, OnCallNow reading, PolicyDesk policies)
{
    [Function("WebOnCall"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "on-call")] HttpRequest request, CancellationToken cancellation) =>
        ShowAsync(request, null, cancellation);

    [Function("WebPlanMaintenance"), Visit(Role.Operator), Audited("maintenance-planned")]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "on-call/maintenance")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var zone = (await readers.OfAsync(request, null, cancellation)).Zone;
        return await WebDoor.DoAsync(
            request,
            async form =>
            {
                var faults = new FieldFaults();
                var (from, to) = (WallTimes.Read(form, "from", zone, faults), WallTimes.Read(form, "to", zone, faults));
                faults.Throw("The maintenance cannot be planned.");
                await policies.PlanAsync(request, client, form.GetValueOrDefault("policy") ?? "", new MaintenanceRequest(from, to, form.GetValueOrDefault("reason")), cancellation);
                return "/on-call?done=changed";
            },
            tried => ShowAsync(request, tried, cancellation));
    }

    [Function("WebCallOffMaintenance"), Visit(Role.Operator), Audited("maintenance-called-off")]
    public Task<IResult> CallOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "on-call/maintenance/{id}/{window}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string window, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async _ =>
        {
            await policies.CallOffAsync(request, client, id, window, cancellation);
            return "/on-call?done=changed";
        },
        tried => ShowAsync(request, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, Tried? tried, CancellationToken cancellation) =>
        await door.ShowAsync<OnCallPage, OnCallModel>(request, await reading.ReadAsync(request.Caller(), cancellation), tried);
}
