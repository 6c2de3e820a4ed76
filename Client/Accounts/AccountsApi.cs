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
}
