using SupportFlows.Domain.OnCall;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>Everything about on call that is there, by id.</summary>
public sealed record OnCallRecords(
    IReadOnlyDictionary<string, Schedule> Schedules,
    IReadOnlyDictionary<string, Responder> Responders,
    IReadOnlyDictionary<string, EscalationPolicy> Policies)
{
    /// <summary>Somebody who set nothing cannot be reached.</summary>
    public Responder Responder(string personId) => Responders.GetValueOrDefault(personId) ?? new Responder { Id = personId };

    public IReadOnlyList<MaintenanceWindow> Maintenance => [.. Policies.Values.SelectMany(p => p.Maintenance)];

    /// <summary>The policies that page a schedule.</summary>
    public IReadOnlyList<EscalationPolicy> PoliciesThatPage(string scheduleId) =>
        [.. Policies.Values.Where(p => p.Levels.SelectMany(l => l.Targets).Append(p.LastResort).Contains(new Target(TargetKind.Schedule, scheduleId)))];
}
