using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>The customers, and whose an address or a number is.</summary>
public sealed class AccountDirectory(IRowStore rows, Catalog catalog, OnCallDirectory onCall, TimeProvider time)
{
    const string Table = "accounts";
    const string Key = "account";

    /// <summary>Where to look for all of them: a row each, by id.</summary>
    const string Index = "accountindex";

    const string All = "all";

    readonly ContactIndex contacts = new(rows, time);

    public async Task<Account?> GetAsync(string id, CancellationToken cancellation = default) =>
        Ids.IsValid(id) && await rows.GetAsync(new RowAddress(Table, id, Key), cancellation) is { } row ? Json.Read<Account>(row.Content) : null;

    /// <summary>By id.</summary>
    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <returns>At most so many, and what asks for the next ones; null when these are the last.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">The continuation is faulty.</exception>
    public async Task<(IReadOnlyList<Account> Items, string? Next)> ListAsync(int take, string? continuation, CancellationToken cancellation = default)
    {
        var from = continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation));
        var keys = (await rows.ListAsync(new RowRange(Index, All, from, Take: take + 1), cancellation)).Select(r => r.Key).ToList();
        var found = await Task.WhenAll(keys.Take(take).Select(k => GetAsync(k, cancellation)));
        return ([.. found.OfType<Account>()], keys.Count > take ? Continuation.Encode(keys[take - 1]) : null);
    }

    /// <summary>Creates an account or replaces all of it.</summary>
    /// <returns>The account as it was written: addresses trimmed, numbers without spaces.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">Fields are faulty, all of them at once; or another account has an address.</exception>
    public async Task<Account> PutAsync(Account account, CancellationToken cancellation = default)
    {
        var tidy = AccountRules.Check(catalog, account, (await onCall.ReadAsync(cancellation)).Policies.Keys);
        var before = await GetAsync(tidy.Id, cancellation);
        await ClaimAsync(tidy, cancellation);
        // First, so that none is ever missing from the list: a row that leads nowhere is passed over.
        await rows.UpsertAsync(Index, All, tidy.Id, "{}", cancellation);
        await rows.UpsertAsync(Table, tidy.Id, Key, Json.Write(tidy), cancellation);
        if (before is not null)
        {
            await contacts.ReleaseAsync(before, tidy, cancellation);
        }

        return tidy;
    }

    async Task ClaimAsync(Account tidy, CancellationToken cancellation)
    {
        try
        {
            await contacts.ClaimAsync(tidy, (id, email) => HasAsync(id, email, cancellation), cancellation);
        }
        catch (RefusalException)
        {
            // Somebody may have been quicker with one of them: what the account does not have is given back.
            await contacts.ReleaseAsync(tidy, await GetAsync(tidy.Id, cancellation) ?? tidy with { Contacts = [] }, cancellation);
            throw;
        }
    }

    /// <summary>By email first: a number may be a switchboard's, shared by several accounts, and then says nothing.</summary>
    public async Task<Account?> FindByContactAsync(string? email, string? phone, CancellationToken cancellation = default)
    {
        if (!string.IsNullOrWhiteSpace(email)
            && await contacts.OwnerOfEmailAsync(email, cancellation) is { } byEmail
            && await HasAsync(byEmail, email, cancellation))
        {
            return await GetAsync(byEmail, cancellation);
        }

        return phone is not null && ContactShapes.E164(phone) is { } number
            && await contacts.OwnerOfPhoneAsync(number, cancellation) is { } byPhone
            ? await GetAsync(byPhone, cancellation)
            : null;
    }

    async Task<bool> HasAsync(string id, string email, CancellationToken cancellation) =>
        await GetAsync(id, cancellation) is { } account && ContactIndex.Emails(account).Contains(email.Trim().ToLowerInvariant());
}
