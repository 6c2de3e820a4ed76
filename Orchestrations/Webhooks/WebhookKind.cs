using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

public static class WebhookKind
{
    public const string Table = "webhooks";

    public static readonly PromiseKind<WebhookSubscription> Value = new("webhook", Table, WebhookId.IsValid)
    {
        Noun = "webhook subscription",
        Orchestration = nameof(WebhookOrchestration),
    };
}
