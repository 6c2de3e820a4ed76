using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>Keeps the promises of one launch event, from the request to the closing.</summary>
public static class IemOrchestration
{
    [Function(nameof(IemOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string requestId) =>
        Promise.KeepAsync(context, requestId, decide: nameof(DecideIem), send: nameof(SendMessage));
}
