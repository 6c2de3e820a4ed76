namespace SupportFlows.Orchestrations.Access;

/// <summary>How the staff signs in to the console at its issuer.</summary>
/// <param name="ClientId">Of this app there; the issuer's id tokens for us name it (<c>aud</c>).</param>
/// <param name="ClientSecret">Null: a public client, whose codes are bound to it by PKCE alone.</param>
/// <param name="Name">Of the organisation, as the button says it; empty: it says no name.</param>
public sealed record StaffSignIn(string ClientId, string? ClientSecret, string Name)
{
    /// <summary>Without the secret: what is printed may be logged.</summary>
    public override string ToString() => ClientId;
}
