namespace SupportFlows.Orchestrations.Access;

/// <summary>What a token says of whoever comes with it: texts and lists of texts; nothing else is read.</summary>
public sealed class TokenClaims(IReadOnlyDictionary<string, IReadOnlyList<string>> claims)
{
    public const string Issuer = "iss";
    public const string Subject = "sub";
    public const string Audience = "aud";

    public IReadOnlyList<string> All(string name) => claims.GetValueOrDefault(name) ?? [];

    /// <summary>Null: there is none, or several.</summary>
    public string? One(string name) => All(name) is [{ Length: > 0 } only] ? only : null;
}
