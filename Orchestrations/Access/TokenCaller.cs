using System.Security.Cryptography;
using System.Text;
using SupportFlows.Domain.Accounts;

namespace SupportFlows.Orchestrations.Access;

/// <summary>Who a token's claims make of its holder. The claims have been checked; nothing here asks anybody.</summary>
public static class TokenCaller
{
    const int LongestName = 200;
    const int IdLength = 32;

    /// <summary>A customer's people are customers, whatever roles their issuer gives them.</summary>
    public static Caller OfCustomer(TokenClaims claims, IdentityProvider provider) =>
        new(Role.Customer, IdOf(claims), NameOf(claims), provider.AccountId, PersonId: null);

    /// <returns>Null: the token has none of our roles.</returns>
    public static StaffMember? OfStaff(TokenClaims claims, StaffSettings staff, IReadOnlyList<Person> people) =>
        staff.RolesOf(claims) is { Count: > 0 } roles ? new StaffMember(staff.Authority, roles, IdOf(claims), NameOf(claims), PersonOf(claims, staff, people)) : null;

    /// <summary>With an @ it is an address, which one person has; else the person's id.</summary>
    static string? PersonOf(TokenClaims claims, StaffSettings staff, IReadOnlyList<Person> people) => claims.One(staff.PersonClaim) is { } named
        ? people.Where(p => named.Contains('@', StringComparison.Ordinal) ? string.Equals(p.Email, named, StringComparison.OrdinalIgnoreCase) : p.Id == named).ToList() is [var only] ? only.Id : null
        : null;

    /// <summary>The same for the same person of the same issuer, and never that of an API key.</summary>
    static string IdOf(TokenClaims claims)
    {
        var who = Encoding.UTF8.GetBytes($"{claims.One(TokenClaims.Issuer)}\n{claims.One(TokenClaims.Subject)}");
        return $"token-{Convert.ToHexStringLower(SHA256.HashData(who))[..IdLength]}";
    }

    static string NameOf(TokenClaims claims)
    {
        var name = new[] { "name", "preferred_username", "email", TokenClaims.Subject }.Select(claims.One).First(n => !string.IsNullOrWhiteSpace(n))!;
        var plain = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return plain.Length <= LongestName ? plain : plain[..(char.IsHighSurrogate(plain[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}
