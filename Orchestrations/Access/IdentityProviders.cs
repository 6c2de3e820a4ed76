using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Access;

/// <summary>The customers' own OpenID providers, at most one an account, and which accounts an issuer speaks for.</summary>
public sealed class IdentityProviders(IRowStore rows, AccountDirectory accounts, StaffSettings staff, WebhookSettings network, TimeProvider time)
{
    const string Table = "identityproviders";
    const string Key = "provider";

    /// <summary>Where to look by issuer: a row for each of its accounts.</summary>
    const string Index = "issuers";

    /// <summary>How long another process may still go by a provider that was changed here.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(30);

    // Only issuers that speak for somebody, so no stranger can fill it.
    readonly ConcurrentDictionary<string, (Instant At, IReadOnlyList<IdentityProvider> Providers)> cache = new(StringComparer.Ordinal);

    /// <exception cref="RefusalException">The account has none.</exception>
    public async Task<IdentityProvider> GetAsync(string accountId, CancellationToken cancellation = default) =>
        await FindAsync(accountId, cancellation) ?? throw new RefusalException(RefusalKind.NotFound, $"The account '{accountId}' has no identity provider.");

    /// <summary>Sets it, in place of the one that the account had.</summary>
    /// <exception cref="RefusalException">Everything that is wrong with it; there is no such account; a token could be of another account as well.</exception>
    public async Task<IdentityProvider> PutAsync(IdentityProvider provider, CancellationToken cancellation = default)
    {
        _ = await accounts.GetAsync(provider.AccountId, cancellation) ?? throw new RefusalException(RefusalKind.NotFound, $"There is no account '{provider.AccountId}'.");
        var tidy = provider.Check(staff, network.AllowsLoopback);
        if ((await ReadAsync(tidy.Issuer, cancellation)).FirstOrDefault(p => p.AccountId != tidy.AccountId && !p.IsApartFrom(tidy)) is { } other)
        {
            throw new RefusalException(RefusalKind.Conflict, "The identity provider cannot be saved.", new FieldError(
                "issuer", $"A token of it could be of the account '{other.AccountId}' as well. Give both accounts the same claim with values of their own, or audiences of their own.", tidy.Issuer));
        }

        var before = await FindAsync(tidy.AccountId, cancellation);
        // First, so that none is ever missing from the index: a row that leads to nobody of this issuer is passed over.
        await rows.UpsertAsync(Index, PartitionOf(tidy.Issuer), tidy.AccountId, "{}", cancellation);
        await rows.UpsertAsync(Table, tidy.AccountId, Key, Json.Write(tidy), cancellation);
        await ForgetAsync(before, tidy.Issuer, cancellation);
        return tidy;
    }

    /// <summary>From now on the account's people come with API keys alone.</summary>
    /// <exception cref="RefusalException">The account has none.</exception>
    public async Task RemoveAsync(string accountId, CancellationToken cancellation = default)
    {
        var before = await GetAsync(accountId, cancellation);
        await rows.DeleteAsync(Table, accountId, Key, cancellation);
        await ForgetAsync(before, issuer: null, cancellation);
    }

    /// <summary>Those of an issuer; none: it speaks for nobody.</summary>
    public async Task<IReadOnlyList<IdentityProvider>> OfIssuerAsync(string issuer, CancellationToken cancellation = default)
    {
        var now = time.GetCurrentInstant();
        if (cache.TryGetValue(issuer, out var known) && now >= known.At && now - known.At < Fresh)
        {
            return known.Providers;
        }

        var found = await ReadAsync(issuer, cancellation);
        if (found.Count > 0)
        {
            cache[issuer] = (now, found);
        }
        else
        {
            cache.TryRemove(issuer, out _);
        }

        return found;
    }

    async Task<IdentityProvider?> FindAsync(string accountId, CancellationToken cancellation) =>
        Ids.IsValid(accountId) && await rows.GetAsync(new RowAddress(Table, accountId, Key), cancellation) is { } row ? Json.Read<IdentityProvider>(row.Content) : null;

    async Task<IReadOnlyList<IdentityProvider>> ReadAsync(string issuer, CancellationToken cancellation)
    {
        var found = await rows.ListAllAsync(new RowRange(Index, PartitionOf(issuer)), cancellation);
        var providers = await Task.WhenAll(found.Select(row => FindAsync(row.Key, cancellation)));
        return [.. providers.OfType<IdentityProvider>().Where(p => p.Issuer == issuer)];
    }

    async Task ForgetAsync(IdentityProvider? before, string? issuer, CancellationToken cancellation)
    {
        if (before is not null && before.Issuer != issuer)
        {
            await rows.DeleteAsync(Index, PartitionOf(before.Issuer), before.AccountId, cancellation);
            cache.TryRemove(before.Issuer, out _);
        }

        if (issuer is not null)
        {
            cache.TryRemove(issuer, out _);
        }
    }

    /// <summary>An address holds what a key must not.</summary>
    static string PartitionOf(string issuer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer)));
}
