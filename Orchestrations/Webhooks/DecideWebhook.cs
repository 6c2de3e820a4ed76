using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>What is due of a webhook subscription.</summary>
public sealed class DecideWebhook(
    DecidePromise<WebhookSubscription> decisions, WebhookDirectory directory, DeliveryLog deliveries, Feeds feeds, AccountDirectory accounts, People people)
{
    [Function(nameof(DecideWebhook))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string id, [DurableClient] DurableTaskClient client) => decisions.RunAsync(client, id, async situation =>
    {
        var facts = new WebhookFacts(situation.State, situation.News, await OwnersAsync(situation.State)) { Failed = situation.Failed };
        var decision = WebhookRule.Next(facts, situation.Now);
        if (decision.Cleans && !await deliveries.CleanAsync(situation.State, situation.Now))
        {
            decision = decision.CleansOn(situation.Now);
        }

        if (decision.Retries)
        {
            await RetryAsync(client, id, situation.Now);
        }

        if (situation.State.RemovedAt is not null)
        {
            await directory.ForgetAsync(situation.State, CancellationToken.None);
        }

        return new Outcome<WebhookSubscription>(decision.Subscription, decision.Events, decision.Notices, decision.Finished);
    });

    /// <summary>Sets going every feed that waits.</summary>
    async Task RetryAsync(DurableTaskClient client, string id, Instant now)
    {
        for (string? continuation = null; ;)
        {
            var waiting = await deliveries.ListAsync(id, DeliveryState.Waiting, DeliveryLog.MostAtOnce, continuation);
            foreach (var feed in waiting.Items.Select(d => new FeedId(id, d.Subject.Id)).Distinct())
            {
                await feeds.AnnounceAsync(feed, now);
                await feeds.TellAsync(client, [feed]);
            }

            if ((continuation = waiting.Next) is null)
            {
                return;
            }
        }
    }

    /// <summary>Of a customer's subscription, the account's first contact with an address; else who made it, or, when that is nobody of the staff, the leads.</summary>
    async Task<IReadOnlyList<Recipient>> OwnersAsync(WebhookSubscription subscription)
    {
        if (subscription is { ForCustomer: true, AccountId: { } account })
        {
            return await accounts.GetAsync(account) is { } found && found.Contacts.FirstOrDefault(c => c.Email is not null) is { } contact
                ? [new Recipient(null, contact.Name, contact.Email!, contact.Language ?? found.Language, contact.TimeZone ?? found.TimeZone)]
                : [];
        }

        var staff = await people.ListAsync();
        Person[] owners = [.. staff.Where(p => p.Id == subscription.CreatedBy.Id)];
        return [.. (owners.Length > 0 ? owners : staff.Where(p => p.Roles.Contains(PersonRole.Lead))).Select(p => new Recipient(p.Id, p.Name, p.Email, p.Language, p.TimeZone))];
    }
}
