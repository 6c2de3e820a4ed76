using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>What anybody does to a subscription. A customer does it to those that his account made; an operator to all.</summary>
public sealed class WebhookDesk(PromiseStore<WebhookSubscription> store, ChangePromise<WebhookSubscription> changes, WebhookDirectory directory, WebhookSettings settings)
{
    const int MostOfAccount = 10;
    const int MostOfStaff = 50;

    /// <param name="accountId">To limit an operator's to an account; a customer's is limited to his own.</param>
    /// <param name="request">Names the request: a repeat makes no other.</param>
    /// <exception cref="RefusalException">Everything that is wrong with it, or there are too many.</exception>
    public async Task<Stored<WebhookSubscription>> CreateAsync(
        DurableTaskClient client, Caller caller, WebhookWish wish, string? accountId, string request, string channel, CancellationToken cancellation = default)
    {
        var (forCustomer, account) = (caller.Role == Role.Customer, Scope(caller, accountId));
        var tidy = wish.Check(before: null, forCustomer, account is not null, settings.AllowsLoopback);
        var id = WebhookId.For(caller.Id, request);
        await RequireRoomAsync(id, account, forCustomer, cancellation);
        await directory.AnnounceAsync(id, account, cancellation);
        var made = await changes.PutAsync(
            client,
            id,
            ifMatch: null,
            (before, now) => before is null ? WebhookCommands.Create(id, tidy, account, forCustomer, caller.ToActor(), channel, now) : new Change<WebhookSubscription>(before, []),
            cancellation: cancellation);
        directory.Changed();
        return made;
    }

    /// <summary>Those that the caller may see, by id.</summary>
    public async Task<IReadOnlyList<WebhookSubscription>> ListAsync(Caller caller, string? accountId, CancellationToken cancellation = default) =>
        [.. (await directory.ListAsync(Scope(caller, accountId), cancellation)).Where(s => MaySee(caller, s))];

    /// <exception cref="RefusalException">There is none that the caller may see.</exception>
    public async Task<Stored<WebhookSubscription>> FindAsync(Caller caller, string id, CancellationToken cancellation = default) =>
        await store.FindAsync(id, cancellation) is { State.RemovedAt: null } found && MaySee(caller, found.State) ? found : throw WebhookKind.Value.NotFound(id);

    public Task<Stored<WebhookSubscription>> EditAsync(
        DurableTaskClient client, Caller caller, string id, WebhookWish wish, string? ifMatch, string? once, string channel, CancellationToken cancellation = default) =>
        DoAsync(
            client,
            caller,
            id,
            (before, actor, now) => WebhookCommands.Edit(before, wish.Check(before, before.ForCustomer, before.AccountId is not null, settings.AllowsLoopback), actor, channel, now),
            ifMatch,
            once,
            cancellation);

    /// <param name="command">Pure: called more than once.</param>
    /// <exception cref="RefusalException">There is none that the caller may see, the copy is out of date, or the command itself refuses.</exception>
    public async Task<Stored<WebhookSubscription>> DoAsync(
        DurableTaskClient client, Caller caller, string id, Func<WebhookSubscription, Actor, Instant, Change<WebhookSubscription>> command, string? ifMatch, string? once,
        CancellationToken cancellation = default)
    {
        // Before anything is said of the copy that he has: of somebody else's he is told nothing.
        await FindAsync(caller, id, cancellation);
        try
        {
            return await changes.ApplyAsync(
                client, id, ifMatch, (before, now) => before.RemovedAt is null ? command(before, caller.ToActor(), now) : throw WebhookKind.Value.NotFound(id), once, cancellation);
        }
        finally
        {
            directory.Changed();
        }
    }

    static string? Scope(Caller caller, string? accountId)
    {
        if (caller.Role == Role.Customer && accountId is not null && accountId != caller.AccountId)
        {
            throw new RefusalException(RefusalKind.Forbidden, "A customer's key is for its own account.", new FieldError("accountId", "Leave it out.", accountId));
        }

        return accountId is null || Ids.IsValid(accountId)
            ? caller.Role == Role.Customer ? caller.AccountId : accountId
            : throw new RefusalException(RefusalKind.Invalid, "There is no such account.", new FieldError("accountId", $"Give an id of {Ids.Shape}.", accountId));
    }

    static bool MaySee(Caller caller, WebhookSubscription subscription) =>
        caller.Role == Role.Operator || (subscription.ForCustomer && caller.AccountId is not null && caller.AccountId == subscription.AccountId);

    async Task RequireRoomAsync(string id, string? account, bool forCustomer, CancellationToken cancellation)
    {
        var others = (await directory.ListAsync(forCustomer ? account : null, cancellation)).Count(s => s.Id != id && s.ForCustomer == forCustomer);
        var most = forCustomer ? MostOfAccount : MostOfStaff;
        if (others >= most)
        {
            throw new RefusalException(RefusalKind.Conflict, $"There are {others} webhook subscriptions already; at most {most} are kept. Delete one that nobody needs.");
        }
    }
}
