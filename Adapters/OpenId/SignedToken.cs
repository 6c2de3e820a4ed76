using System.Buffers.Text;
using System.Text.Json;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.OpenId;

/// <summary>A signed token (a JWS in its compact form) as it was sent: read, and not yet believed.</summary>
public sealed record SignedToken(string Raw, string Issuer, string Algorithm, string KeyId, TokenClaims Claims)
{
    /// <summary>Characters. One of Entra ID with two hundred groups has ten thousand.</summary>
    public const int Longest = 16 * 1024;

    static readonly JsonDocumentOptions Limits = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Whether it is meant to be one; everything else is taken for an API key.</summary>
    public static bool Is(string credential) => credential.StartsWith("eyJ", StringComparison.Ordinal) && credential.Count(c => c == '.') == 2;

    /// <exception cref="RefusalException">Unauthenticated: it is too long, or no such token.</exception>
    public static SignedToken Read(string text)
    {
        if (text.Length > Longest)
        {
            throw Refused($"It has {text.Length} characters; at most {Longest} are taken. Let it name fewer groups.");
        }

        var parts = text.Split('.');
        using var header = Parse(parts[0]);
        using var payload = Parse(parts[1]);
        if (header.RootElement.TryGetProperty("crit", out _))
        {
            throw Refused("Its header has crit, which asks for what is not understood here.");
        }

        var claims = ClaimsOf(payload);
        return new SignedToken(text, claims.One(TokenClaims.Issuer) ?? throw Refused("It names no issuer (iss)."), TextOf(header, "alg"), TextOf(header, "kid"), claims);
    }

    public static RefusalException Refused(string reason) => new(RefusalKind.Unauthenticated, "The token is not accepted.", new FieldError("Authorization", reason));

    static TokenClaims ClaimsOf(JsonDocument payload)
    {
        try
        {
            return new TokenClaims(payload.RootElement.EnumerateObject().ToDictionary(c => c.Name, c => TextsOf(c.Value), StringComparer.Ordinal));
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair.
            throw Garbled();
        }
    }

    static JsonDocument Parse(string part)
    {
        try
        {
            var document = Base64Url.IsValid(part) ? JsonDocument.Parse(Base64Url.DecodeFromChars(part), Limits) : throw Garbled();
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Garbled();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Garbled();
        }
    }

    static string TextOf(JsonDocument header, string name) =>
        header.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Unicode(value) is { } text ? text : "";

    static IReadOnlyList<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when Unicode(value) is { } text => [text],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(Unicode).OfType<string>()],
        _ => [],
    };

    /// <summary>Null: half a surrogate pair, which is JSON by its grammar and no text.</summary>
    static string? Unicode(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static RefusalException Garbled() => Refused("It cannot be read: it is no signed JSON Web Token, or was cut off. Send it whole.");
}
