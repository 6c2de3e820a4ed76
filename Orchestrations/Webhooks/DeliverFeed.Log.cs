using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Orchestrations.Webhooks;

public sealed partial class DeliverFeed
{
    [LoggerMessage(2601, LogLevel.Warning, "Webhook delivery {Delivery} is given up after attempt {Attempt}: {Error}")]
    partial void LogGivenUp(string delivery, int attempt, string? error);

    [LoggerMessage(2602, LogLevel.Warning, "Webhook subscription {Subscription} is paused ({Reason}): {Error}")]
    partial void LogPaused(string subscription, WebhookPauseReason reason, string? error);
}
