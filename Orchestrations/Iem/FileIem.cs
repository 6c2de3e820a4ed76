using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>The one way in, from whichever door: exactly one request per source and external id, its session reserved and it durable when this returns.</summary>
public sealed class FileIem(FilePromise<IemRequest> files, IemSettings settings, AccountDirectory accounts, Sessions sessions, NewId newId, TimeProvider time)
{
    /// <param name="source">Where it came from: external ids are told apart by it.</param>
    /// <param name="channel">As in the timeline: <c>api</c>, <c>form</c>, <c>queue</c>.</param>
    /// <param name="order">Its account id is set by the caller's key or the form's configuration, never by a customer's own words.</param>
    /// <param name="actor">Null: the first contact.</param>
    /// <exception cref="RefusalException">Fields are faulty, all of them at once; or no session is left. Nothing is reserved then.</exception>
    public Task<Filed<IemRequest>> FileAsync(
        DurableTaskClient client, string source, string channel, IemOrder order, Actor? actor, CancellationToken cancellation = default)
    {
        var externalId = order.ExternalId?.Trim() is { Length: > 0 } given ? given : newId();
        var id = IemId.For(source, externalId);
        return files.FileAsync(
            client,
            id,
            async () =>
            {
                var (account, by) = (await AccountAsync(order, cancellation), actor ?? Sender(order));
                var accepted = IemIntake.Accept(await settings.ReadAsync(account, cancellation), id, source, externalId, channel, order, by, time.GetCurrentInstant());
                await sessions.ClaimAsync(client, account!, accepted.State, by, cancellation);
                return accepted;
            },
            cancellation);
    }

    /// <summary>Whether a request would be taken at present, as far as its fields go: nothing is filed, and no session is asked for.</summary>
    /// <exception cref="RefusalException">It would not be.</exception>
    public async Task CheckAsync(IemOrder order, CancellationToken cancellation = default)
    {
        var policy = await settings.ReadAsync(await AccountAsync(order, cancellation), cancellation);
        IemIntake.Accept(policy, "check", "check", order.ExternalId ?? "check", "check", order, Sender(order), time.GetCurrentInstant());
    }

    async Task<Account?> AccountAsync(IemOrder order, CancellationToken cancellation)
    {
        if (order.AccountId is { } id)
        {
            return await accounts.GetAsync(id, cancellation);
        }

        foreach (var contact in (order.Contacts ?? []).Where(c => c is not null))
        {
            if (await accounts.FindByContactAsync(contact.Email, contact.Phone, cancellation) is { } account)
            {
                return account;
            }
        }

        return null;
    }

    static Actor Sender(IemOrder order) => order.Contacts?.FirstOrDefault(c => c is not null) is { } contact
        ? new Actor(ActorKind.Customer, contact.Email ?? contact.Phone ?? "", contact.Name ?? contact.Email ?? "")
        : new Actor(ActorKind.Customer, "", "");
}
