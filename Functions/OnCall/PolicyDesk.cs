using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.OnCall;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.OnCall;

/// <summary>Escalation policies: operators change them.</summary>
public sealed class PolicyDesk(RecordDesk<EscalationPolicy> records, People people, OnCallDirectory directory, PartIds parts)
{
    public Task<Stored<EscalationPolicy>> GetAsync(string id, CancellationToken cancellation) => records.GetAsync(id, cancellation);

    public Task<IResult> TimelineAsync(HttpRequest request, string id, CancellationToken cancellation) => records.TimelineAsync(request, id, cancellation);

    /// <returns>The policy, and whether it is new.</returns>
    public async Task<(Stored<EscalationPolicy> Stored, bool IsNew)> PutAsync(
        HttpRequest request, DurableTaskClient client, string id, PolicyRequest asked, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "changes policies");
        var staff = (await people.ListAsync(cancellation)).Select(p => p.Id).ToHashSet();
        var schedules = (await directory.ReadAsync(cancellation)).Schedules.Keys.ToHashSet();
        var isNew = await records.FindAsync(id, cancellation) is null;
        var stored = await records.PutAsync(
            request, client, id, (before, _, actor, now) => PolicyCommands.Put(before, Wanted(id, asked), staff, schedules, actor, request.Channel(), now), cancellation);
        return (stored, isNew);
    }

    public async Task RemoveAsync(HttpRequest request, DurableTaskClient client, string id, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "removes policies");
        await records.DoAsync(request, client, id, (policy, _, actor, now) => Removal.Remove(policy, actor, request.Channel(), now), cancellation);
    }

    /// <returns>The policy, and the id of the window.</returns>
    public async Task<(Stored<EscalationPolicy> Stored, string Window)> PlanAsync(
        HttpRequest request, DurableTaskClient client, string id, MaintenanceRequest asked, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "plans maintenance");
        var window = new MaintenanceWindow(parts.New(request), id, asked.From, asked.To, asked.Reason ?? "");
        return (await records.DoAsync(request, client, id, (policy, _, actor, now) => MaintenanceCommands.Plan(policy, window, actor, request.Channel(), now), cancellation), window.Id);
    }

    public Task<Stored<EscalationPolicy>> CallOffAsync(HttpRequest request, DurableTaskClient client, string id, string window, CancellationToken cancellation)
    {
        OnCallAccess.RequireOperator(request.Caller(), "calls maintenance off");
        return records.DoAsync(request, client, id, (policy, _, actor, now) => MaintenanceCommands.CallOff(policy, window, actor, request.Channel(), now), cancellation);
    }

    static EscalationPolicy Wanted(string id, PolicyRequest asked)
    {
        var policy = new EscalationPolicy
        {
            Id = id,
            Name = asked.Name!,
            Levels = asked.Levels!,
            Repeat = asked.Repeat ?? 0,
            LastResort = asked.LastResort,
            RepageAfter = asked.RepageAfter,
        };
        return asked.LastResortEvery is { } every ? policy with { LastResortEvery = every } : policy;
    }
}
