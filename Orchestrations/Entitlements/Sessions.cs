using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Entitlements;

/// <summary>
/// Reserves complimentary sessions and gives them back. A session is claimed in the account's ledger before its request is written, so that the last
/// one has one winner; the ledger is settled with the request after every change of it. A claim whose request was never written, its process having
/// died, stops counting after ten minutes.
/// </summary>
public sealed class Sessions(
    PromiseStore<EntitlementLedger> ledgers, ChangePromise<EntitlementLedger> changes, PromiseStore<IemRequest> requests, Catalog catalog, TimeProvider time)
{
    /// <summary>Takes the session that a request needs; the same claim again takes nothing.</summary>
    /// <exception cref="RefusalException">Conflict: none is left.</exception>
    public async Task ClaimAsync(DurableTaskClient client, Account account, IemRequest request, Actor actor, CancellationToken cancellation = default)
    {
        var claim = IemClaims.Of(request) with { At = time.GetCurrentInstant() };
        var year = ServiceYear.At(catalog, account, ServiceIds.Iem, claim.StartsAt)
            ?? throw new InvalidOperationException($"Account '{account.Id}' has no plan for its IEM request {request.Id}, which was checked before.");
        var gone = await GoneAsync(account.Id, cancellation);
        await changes.PutAsync(
            client, account.Id, ifMatch: null,
            (before, _) => EntitlementCommands.Claim(before, account.Id, claim, year, catalog.Iem!.SessionsPerYear, gone, HowToBuy(account, request), actor),
            cancellation: cancellation);
    }

    /// <summary>Makes the ledger say what the request says.</summary>
    public async Task SettleAsync(DurableTaskClient client, IemRequest request, CancellationToken cancellation = default)
    {
        Change<EntitlementLedger> Settled(EntitlementLedger? before, Instant now) => EntitlementCommands.Settle(
            before, request.AccountId, request.Id, IemClaims.Stands(request), IemClaims.Moving(request), Actor.System, now);

        // Nearly always it says so already, and nothing is written.
        var known = (await ledgers.FindAsync(request.AccountId, cancellation))?.State;
        if (Settled(known, time.GetCurrentInstant()).Events.Count > 0)
        {
            await changes.PutAsync(client, request.AccountId, ifMatch: null, Settled, cancellation: cancellation);
        }
    }

    /// <summary>Takes back the claim of a move that was not made after all.</summary>
    public Task ReleaseAsync(DurableTaskClient client, IemRequest moved, CancellationToken cancellation = default) =>
        changes.PutAsync(
            client, moved.AccountId, ifMatch: null, (before, now) => EntitlementCommands.Release(before, moved.AccountId, IemClaims.Of(moved), Actor.System, now), cancellation: cancellation);

    /// <summary>The ledger without claims that nobody stands by.</summary>
    public async Task<EntitlementLedger> ReadAsync(string accountId, CancellationToken cancellation = default)
    {
        var gone = await GoneAsync(accountId, cancellation);
        var known = (await ledgers.FindAsync(accountId, cancellation))?.State ?? new EntitlementLedger { Id = accountId };
        return known with { Claims = [.. known.Claims.Where(c => !gone.Contains(c.Id))] };
    }

    async Task<IReadOnlySet<string>> GoneAsync(string accountId, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var old = (await ledgers.FindAsync(accountId, cancellation))?.State.Claims.Where(c => !c.Settled && c.At + EntitlementCommands.Unsettled <= now).ToList() ?? [];
        var found = await Task.WhenAll(old.Select(c => requests.FindAsync(c.RequestId, cancellation)));
        return old.Zip(found).Where(pair => pair.Second is not { } request || IemClaims.Stands(request.State)?.Id != pair.First.Id).Select(pair => pair.First.Id).ToHashSet();
    }

    string HowToBuy(Account account, IemRequest request)
    {
        var days = Period.DaysBetween(request.FirstDay, request.LastDay) + 1;
        return catalog.Iem!.PriceIn(account.Region) is { } price
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"To buy all {days} days, send furtherDays: {days}: a quote of {price.PerDay * days:0.00} {price.Currency} follows, to be accepted before the request is approved.")
            : "To buy days, ask your account manager.";
    }
}
