using SupportFlows.Domain.Refusals;

namespace SupportFlows.Orchestrations.Access;

/// <summary>A customer's own OpenID provider: its people may come with tokens of it instead of an API key, and are customers of this account, whatever the token says.</summary>
/// <param name="Issuer">As it stands in its tokens (<c>iss</c>), to the letter; its discovery document is below this address.</param>
/// <param name="Audience">That its tokens for us name (<c>aud</c>).</param>
/// <param name="Claim">A claim that a token must hold, where not everybody whom the issuer knows is of this account; null: everybody is.</param>
/// <param name="Value">Of that claim.</param>
public sealed record IdentityProvider(string AccountId, string Issuer, string Audience, string? Claim = null, string? Value = null)
{
    const int Longest = 500;

    /// <summary>Whether a token of this issuer is one of this account.</summary>
    public bool Knows(TokenClaims claims) =>
        claims.All(TokenClaims.Audience).Contains(Audience) && (Claim is null || claims.All(Claim).Contains(Value!));

    /// <summary>Whether no token can be of both.</summary>
    public bool IsApartFrom(IdentityProvider other) =>
        Issuer != other.Issuer || Audience != other.Audience || (Claim is not null && Claim == other.Claim && Value != other.Value);

    /// <param name="allowsLoopback">In development: this machine itself, also without TLS.</param>
    /// <returns>It in tidy spelling.</returns>
    /// <exception cref="RefusalException">Everything that is wrong with it.</exception>
    public IdentityProvider Check(StaffSettings staff, bool allowsLoopback)
    {
        var faults = new FieldFaults();
        var tidy = this with
        {
            Issuer = faults.Text("issuer", Issuer, Longest),
            Audience = faults.Text("audience", Audience, Longest),
            Claim = faults.OptionalText("claim", Claim, Longest),
            Value = faults.OptionalText("value", Value, Longest),
        };
        if (tidy.Issuer != "" && IssuerAddress.WhyNot(tidy.Issuer, allowsLoopback) is { } fault)
        {
            faults.Add("issuer", fault, tidy.Issuer);
        }

        if (staff.Issues(tidy.Issuer))
        {
            faults.Add("issuer", "Is the staff's own: its tokens are of the staff and of nobody else.", tidy.Issuer);
        }

        if (tidy.Claim is null != tidy.Value is null)
        {
            faults.Add(tidy.Claim is null ? "claim" : "value", "Give both claim and value, or neither: then everybody whom the issuer knows is of this account.");
        }

        faults.Throw("The identity provider cannot be saved.");
        return tidy;
    }
}
