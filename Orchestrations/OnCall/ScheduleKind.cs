using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

public static class ScheduleKind
{
    public static readonly PromiseKind<Schedule> Value = new("schedule", "schedules", Ids.IsValid) { Orchestration = nameof(ScheduleOrchestration) };
}
