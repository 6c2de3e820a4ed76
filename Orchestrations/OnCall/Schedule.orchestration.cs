using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>Tells those who come on call and go off it, and warns of spans with nobody.</summary>
public static class ScheduleOrchestration
{
    [Function(nameof(ScheduleOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
        Promise.KeepAsync(context, id, decide: nameof(DecideSchedule), send: nameof(SendMessage));
}
