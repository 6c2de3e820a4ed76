using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.OnCall;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.OnCall;

/// <summary>Escalation policies: operators change them.</summary>
public sealed class PolicyDesk(RecordDesk<EscalationPolicy> records, PartIds parts)
{
    public Task<Stored<EscalationPolicy>> GetAsync(string id, CancellationToken cancellation) => records.GetAsync(id, cancellation);

    public Task<IResult> TimelineAsync(HttpRequest request, string id, CancellationToken cancellation) => records.TimelineAsync(request, id, cancellation);

    public async Task RemoveAsync(HttpRequest request, DurableTaskClient client, string id, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "removes policies");
        await records.DoAsync(request, client, id, (policy, _, actor, now) => Removal.Remove(policy, actor, RecordDesk<EscalationPolicy>.Channel, now), cancellation);
    }

    /// <returns>The policy, and the id of the window.</returns>
    public async Task<(Stored<EscalationPolicy> Stored, string Window)> PlanAsync(
        HttpRequest request, DurableTaskClient client, string id, MaintenanceRequest asked, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "plans maintenance");
        var window = new MaintenanceWindow(parts.New(request), id, asked.From, asked.To, asked.Reason ?? "");
        return (await records.DoAsync(request, client, id, (policy, _, actor, now) => MaintenanceCommands.Plan(policy, window, actor, RecordDesk<EscalationPolicy>.Channel, now), cancellation), window.Id);
    }

    public Task<Stored<EscalationPolicy>> CallOffAsync(HttpRequest request, DurableTaskClient client, string id, string window, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "calls maintenance off");
        return records.DoAsync(request, client, id, (policy, _, actor, now) => MaintenanceCommands.CallOff(policy, window, actor, RecordDesk<EscalationPolicy>.Channel, now), cancellation);
    }
}
