namespace SupportFlows.Orchestrations.Access;

/// <summary>The issuer whose tokens the staff comes with.</summary>
/// <param name="Authority">Its name as it stands in tokens (<c>iss</c>); empty: staff comes with API keys alone.</param>
/// <param name="Audience">That its tokens for us name (<c>aud</c>).</param>
/// <param name="RoleClaim">Which claim names roles, or groups.</param>
/// <param name="Roles">Which of its values are which role of ours.</param>
/// <param name="PersonClaim">Which claim says who it is: the email or the id of a member of the staff.</param>
/// <param name="SignIn">Null: in the console the staff signs in with API keys alone.</param>
public sealed record StaffSettings(string Authority, string Audience, string RoleClaim, IReadOnlyDictionary<string, Role> Roles, string PersonClaim, StaffSignIn? SignIn = null)
{
    public static readonly StaffSettings None = new("", "", "", new Dictionary<string, Role>(), "");

    public bool Issues(string issuer) => Authority != "" && Authority == issuer;

    /// <summary>Roles of the holder, the strongest first.</summary>
    public IReadOnlyList<Role> RolesOf(TokenClaims claims) =>
        [.. claims.All(RoleClaim).Select(value => Roles.TryGetValue(value, out var role) ? role : (Role?)null).OfType<Role>().Distinct().OrderDescending()];
}
