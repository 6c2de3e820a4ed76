using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Rings people about one incident until somebody answers.</summary>
public static class PageOrchestration
{
    [Function(nameof(PageOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string pageId) =>
        Promise.KeepAsync(context, pageId, decide: nameof(DecidePage), send: nameof(SendMessage));
}
