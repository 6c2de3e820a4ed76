using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>What accounts are entitled to.</summary>
public sealed class AccountsApi
{
    readonly Transport transport;

    internal AccountsApi(Transport transport) => this.transport = transport;

    /// <summary>What the account's plan grants, and what of it is used, reserved and left.</summary>
    /// <param name="accountId">For a customer's key, its own.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Entitlements> GetEntitlementsAsync(string accountId, CancellationToken cancellation = default) =>
        transport.GetAsync<Entitlements>(Route.To("accounts", accountId, "entitlements"), cancellation);

    /// <summary>The account's own OpenID provider. For operators. Status 404: it has none.</summary>
    /// <param name="accountId">The account's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IdentityProvider> GetIdentityProviderAsync(string accountId, CancellationToken cancellation = default) =>
        transport.GetAsync<IdentityProvider>(Provider(accountId), cancellation);

    /// <summary>Lets the account's people come with tokens of their own OpenID provider. For operators.</summary>
    /// <param name="accountId">The account's.</param>
    /// <param name="provider">In place of the one before.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IdentityProvider> SetIdentityProviderAsync(string accountId, IdentityProvider provider, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return transport.PutAsync<IdentityProvider>(Provider(accountId), new { provider.Issuer, provider.Audience, provider.Claim, provider.Value }, cancellation);
    }

    /// <summary>From now on the account's people come with API keys alone. For operators.</summary>
    /// <param name="accountId">The account's.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task RemoveIdentityProviderAsync(string accountId, CancellationToken cancellation = default) => transport.DeleteAsync(Provider(accountId), cancellation);

    static string Provider(string accountId) => Route.To("accounts", accountId, "identity-provider");
}
