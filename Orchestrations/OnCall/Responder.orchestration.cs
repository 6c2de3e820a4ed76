using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>Sends the codes by which a responder shows that a contact method is his.</summary>
public static class ResponderOrchestration
{
    [Function(nameof(ResponderOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
        Promise.KeepAsync(context, id, decide: nameof(DecideResponder), send: nameof(SendMessage));
}
