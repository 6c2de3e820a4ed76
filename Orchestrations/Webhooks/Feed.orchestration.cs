using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>Tells one subscription of one subject, event by event, and sleeps between attempts. Its decision delivers: it has nothing to send besides.</summary>
public static class FeedOrchestration
{
    [Function(nameof(FeedOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
        Promise.KeepAsync(context, id, decide: nameof(DeliverFeed), send: nameof(SendMessage));
}
