namespace SupportFlows.Client;

/// <summary>An account's own OpenID provider: its people may come with tokens of it instead of an API key. For operators.</summary>
public sealed record IdentityProvider : Answer
{
    /// <summary>As it stands in its tokens (<c>iss</c>), to the letter.</summary>
    public required string Issuer { get; init; }

    /// <summary>That its tokens for the app name (<c>aud</c>).</summary>
    public required string Audience { get; init; }

    /// <summary>A claim that a token must hold, where not everybody whom the issuer knows is of this account. Null: everybody is.</summary>
    public string? Claim { get; init; }

    /// <summary>Of that claim.</summary>
    public string? Value { get; init; }
}
