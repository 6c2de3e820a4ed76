using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Domain.Tests.Webhooks;

static class WebhookGiven
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly Actor Ann = new(ActorKind.Customer, "k1", "Ann");
    public static readonly WebhookSubject Ticket = new(WebhookTopics.Ticket, "t1", "acme");

    public static WebhookSubscription Subscription(bool forCustomer = true, string? account = "acme", params string[] events) =>
        WebhookCommands.Create("w1", new WebhookWish("https://hooks.example.com/a?token=secret", events.Length == 0 ? ["*"] : events, null, null), account, forCustomer, Ann, "api", Now).State;

    public static TimelineEvent Event(string type, bool isPublic = true, Instant? at = null, int number = 1) =>
        new(number, at ?? Now, type, Ann, "api", new Dictionary<string, string?>(), Public: isPublic);

    public static WebhookDelivery Waiting => new("w1-t1-1", "ticket.replied", Ticket, 1, Now, DeliveryState.Waiting, Now);

    public static WebhookAnswer Answer(int? status, Duration? retryAfter = null) =>
        new(status, status is >= 200 and < 300 ? null : $"answered {status}", Duration.FromMilliseconds(12), "text", retryAfter);
}
