using SupportFlows.Adapters.OpenId;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;

namespace SupportFlows.Functions.Access;

/// <summary>Whose token it is. Its issuer alone decides what it can be: the staff's makes staff, a customer's that customer's people, and no issuer both.</summary>
public sealed class TokenCallers(OpenIdTokens tokens, StaffSettings staff, IdentityProviders providers, People people)
{
    /// <param name="wanted">Roles of which one is asked for.</param>
    /// <exception cref="RefusalException">Unauthenticated: it is not good; says why. Forbidden: it has no role here. Busy: its issuer cannot be asked for its keys.</exception>
    public async Task<Caller> FindAsync(string text, IReadOnlyList<Role> wanted, CancellationToken cancellation)
    {
        var token = SignedToken.Read(text);
        return staff.Issues(token.Issuer) ? await StaffAsync(token, wanted, cancellation) : await CustomerAsync(token, cancellation);
    }

    async Task<Caller> StaffAsync(SignedToken token, IReadOnlyList<Role> wanted, CancellationToken cancellation)
    {
        await tokens.RequireAsync(token, staff.Authority, [staff.Audience], OpenIdTokens.StaffClientName, cancellation);
        return TokenCaller.OfStaff(token.Claims, staff, await people.ListAsync(cancellation))?.As(wanted) ?? throw new RefusalException(
            RefusalKind.Forbidden,
            "The token has no role here.",
            new FieldError("Authorization", $"Its claim {staff.RoleClaim} names none of the roles of this app. Whoever manages it gives you one; then fetch a new token."));
    }

    async Task<Caller> CustomerAsync(SignedToken token, CancellationToken cancellation)
    {
        var known = await providers.OfIssuerAsync(token.Issuer, cancellation);
        if (known.Count == 0)
        {
            throw SignedToken.Refused("Its issuer (iss) is none that is trusted here.");
        }

        await tokens.RequireAsync(token, token.Issuer, [.. known.Select(p => p.Audience).Distinct()], OpenIdTokens.CustomerClientName, cancellation);
        return known.Where(p => p.Knows(token.Claims)).ToList() switch
        {
            [var one] => TokenCaller.OfCustomer(token.Claims, one),
            [] => throw SignedToken.Refused("Its claims fit no account of its issuer."),
            _ => throw SignedToken.Refused("Its claims fit several accounts of its issuer."),
        };
    }
}
