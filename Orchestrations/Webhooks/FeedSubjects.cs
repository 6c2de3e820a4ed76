using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>The timelines that can be subscribed to. An id tells by its first letter what it is of.</summary>
public sealed class FeedSubjects(
    PromiseStore<Ticket> tickets, PromiseStore<Page> pages, PromiseStore<IemRequest> requests, PromiseStore<WebhookSubscription> subscriptions)
{
    /// <summary>Null: nobody can subscribe to it.</summary>
    public static WebhookSubject? Of(IPromise record) => record switch
    {
        Ticket ticket => new WebhookSubject(WebhookTopics.Ticket, ticket.Id, ticket.AccountId),
        Page page => new WebhookSubject(WebhookTopics.Page, page.Id, null),
        IemRequest request => new WebhookSubject(WebhookTopics.Iem, request.Id, request.AccountId),
        // Its own tests.
        WebhookSubscription subscription => new WebhookSubject(WebhookTopics.Subscription, subscription.Id, subscription.AccountId),
        _ => null,
    };

    public async Task<IPromise?> FindAsync(string id, CancellationToken cancellation = default) => id[0] switch
    {
        't' => (await tickets.FindAsync(id, cancellation))?.State,
        'p' => (await pages.FindAsync(id, cancellation))?.State,
        'e' => (await requests.FindAsync(id, cancellation))?.State,
        'w' => (await subscriptions.FindAsync(id, cancellation))?.State,
        _ => null,
    };

    /// <param name="after">Number of the last event the caller has.</param>
    public Task<IReadOnlyList<TimelineEvent>> TimelineAsync(string id, int after, int take, CancellationToken cancellation = default) => id[0] switch
    {
        't' => tickets.TimelineAsync(id, after, take, cancellation),
        'p' => pages.TimelineAsync(id, after, take, cancellation),
        'e' => requests.TimelineAsync(id, after, take, cancellation),
        _ => subscriptions.TimelineAsync(id, after, take, cancellation),
    };
}
