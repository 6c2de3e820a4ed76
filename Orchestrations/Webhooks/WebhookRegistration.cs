using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

static class WebhookRegistration
{
    /// <summary>Needs the <see cref="WebhookSettings"/> and an <see cref="IWebhookPoster"/> from elsewhere.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<DeliveryLog>()
        .AddSingleton<FeedGate>()
        .AddSingleton<FeedReader>()
        .AddSingleton<FeedStore>()
        .AddSingleton<FeedSubjects>()
        .AddSingleton<Feeds>()
        .AddSingleton<Replays>()
        .AddSingleton<WebhookDesk>()
        .AddSingleton<WebhookDirectory>()
        .AddSingleton<WebhookSecrets>()
        .AddSingleton<PromiseAudit, FeedAudit>();
}
