using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <summary>
/// Seals what we hand out in a link and want back unchanged: HMAC-SHA256 under the setting <c>SupportFlows:LinkSecret</c>. What is sealed can be
/// read by whoever holds it; nobody can make or change it. Another secret in the settings ends every link at once.
/// </summary>
public sealed class LinkSecret(string secret)
{
    /// <summary>Known to everybody: development only.</summary>
    public const string Development = "demo-link-secret-of-development-only";

    public const int Shortest = 32;

    readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <param name="purpose">Such as <c>calendar</c>: what is sealed for one opens nothing else.</param>
    /// <returns>Letters, digits, <c>-</c>, <c>_</c> and one dot: fit for a path or a query.</returns>
    public string Seal(string purpose, Instant expiresAt, params string[] fields)
    {
        var content = Encoding.UTF8.GetBytes(Json.Write(new Sealed(expiresAt, fields)));
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(Hash(purpose, content))}";
    }

    /// <returns>The fields; null when it was not sealed here for this purpose, or has expired.</returns>
    public IReadOnlyList<string>? Open(string purpose, string token, Instant now)
    {
        if (token.Split('.') is not [var text, var signature] || !Base64Url.IsValid(text) || !Base64Url.IsValid(signature))
        {
            return null;
        }

        var content = Base64Url.DecodeFromChars(text);
        return CryptographicOperations.FixedTimeEquals(Hash(purpose, content), Base64Url.DecodeFromChars(signature))
            && Json.Read<Sealed>(Encoding.UTF8.GetString(content)) is var opened && now < opened.ExpiresAt
            ? opened.Fields
            : null;
    }

    /// <summary>The same for the same text, and not to be guessed without the secret.</summary>
    public byte[] Hash(string purpose, ReadOnlySpan<byte> content) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. content]);

    sealed record Sealed(Instant ExpiresAt, IReadOnlyList<string> Fields);
}
