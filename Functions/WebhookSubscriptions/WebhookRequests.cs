using NodaTime;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Functions.WebhookSubscriptions;

/// <param name="AccountId">Of an operator's: only what belongs to this account.</param>
public sealed record NewWebhookRequest(string? Url, IReadOnlyList<string>? Events, string? Description, bool? Paused, string? AccountId)
{
    public WebhookWish ToWish() => new(Url, Events, Description, Paused);
}

/// <summary>What is left out stays as it is.</summary>
public sealed record WebhookEditRequest(string? Url, IReadOnlyList<string>? Events, string? Description, bool? Paused)
{
    public WebhookWish ToWish() => new(Url, Events, Description, Paused);
}

/// <param name="Since">Of events from then on; null: of all that are kept.</param>
public sealed record ReplayRequest(Instant? Since);
