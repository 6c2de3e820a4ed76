using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Tells the owner of a subscription of trouble, and clears its log.</summary>
public static class WebhookOrchestration
{
    [Function(nameof(WebhookOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
        Promise.KeepAsync(context, id, decide: nameof(DecideWebhook), send: nameof(SendMessage));
}
