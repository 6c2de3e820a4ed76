using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Webhooks;

static class WebhookStory
{
    static readonly Caller Acme = new(Role.Customer, "key", "Ann", "acme", null);

    public static async Task<WebhookSubscription> SubscribeAsync(this TestApp app, DurableTaskClient? client = null, string request = "r1", params string[] events)
    {
        var wish = new WebhookWish("https://hooks.example.com/", events.Length == 0 ? ["ticket.replied"] : events, null, null);
        return (await app.Get<WebhookDesk>().CreateAsync(client ?? app.Client, Acme, wish, accountId: null, request, "api")).State;
    }

    public static Task EditAsync(this TestApp app, string id, WebhookWish wish) => app.Get<WebhookDesk>().EditAsync(app.Client, Acme, id, wish, ifMatch: null, once: null, "api");

    public static Task<PromiseStep> DeliverAsync(this TestApp app, FeedId feed) => app.Get<DeliverFeed>().RunAsync($"{feed}", app.Client);

    public static Task<PromiseStep> DecideWebhookAsync(this TestApp app, string id) => app.Get<DecideWebhook>().RunAsync(id, app.Client);

    /// <summary>What the subscription is owed: the numbers of the ticket's replies.</summary>
    public static async Task<IReadOnlyList<string>> OwedAsync(this TestApp app, string ticketId) =>
        [.. (await app.Tickets.TimelineAsync(ticketId)).Where(e => e.Type == TicketEvents.Replied).Select(e => $"{e.Number} ticket.replied")];
}
