using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportFlows.Domain.Forms;

/// <param name="Reason">Null when it is accepted. Reveals no secret and no signature: it may be shown to the caller.</param>
public sealed record FormVerdict(string? Reason)
{
    public static readonly FormVerdict Ok = new((string?)null);

    public bool Accepted => Reason is null;
}

/// <summary>Is this payload from the form service it says it is from? Never throws, whatever it is given.</summary>
public static class FormSignature
{
    /// <param name="headers">By lower-case name.</param>
    /// <param name="query">By name, decoded.</param>
    public static FormVerdict Verify(
        FormSource source,
        IReadOnlyDictionary<string, string> headers,
        IReadOnlyDictionary<string, string> query,
        byte[] rawBody,
        Instant now)
    {
        var scheme = source.Signature;
        return scheme.Algorithm == SignatureAlgorithm.Token
            ? VerifyToken(source, headers, query)
            : VerifyHmac(scheme, source.Secrets, headers, rawBody, now);
    }

    static FormVerdict VerifyToken(FormSource source, IReadOnlyDictionary<string, string> headers, IReadOnlyDictionary<string, string> query)
    {
        var (header, parameter) = (source.Signature.Header, source.Signature.Query);
        var given = (header is null ? null : headers.GetValueOrDefault(header)) ?? (parameter is null ? null : query.GetValueOrDefault(parameter));
        if (string.IsNullOrEmpty(given))
            return new($"The token is missing: it is expected in {Places(header, parameter)}.");

        // Hashes have one length, so the comparison does not tell how long the secret is.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        return AnyEqual(source.Secrets.Select(s => SHA256.HashData(Encoding.UTF8.GetBytes(s))), [hash])
            ? FormVerdict.Ok
            : new("The token is not the one of this form source.");
    }

    static string Places(string? header, string? query) =>
        string.Join(" or ", new[] { header is null ? null : $"header '{header}'", query is null ? null : $"query parameter '{query}'" }.OfType<string>());

    static FormVerdict VerifyHmac(SignatureScheme scheme, IReadOnlyList<string> secrets, IReadOnlyDictionary<string, string> headers, byte[] rawBody, Instant now)
    {
        if (!headers.TryGetValue(scheme.Header!, out var header) || string.IsNullOrWhiteSpace(header))
            return new($"Header '{scheme.Header}' is missing.");

        var given = Signatures(scheme, header).Select(s => Decode(scheme.Encoding, s)).OfType<byte[]>().ToList();
        if (given.Count == 0)
            return new($"Header '{scheme.Header}' holds no signature of the form that is expected.");

        var timestamp = "";
        if (scheme.HasTimestamp)
        {
            timestamp = Timestamp(scheme, header, headers);
            if (timestamp is null)
                return new($"The signature's timestamp is missing: it is expected in {(scheme.TimestampHeader is { } h ? $"header '{h}'" : $"'{scheme.TimestampKey}=' of header '{scheme.Header}'")}.");
            if (ParseTimestamp(timestamp) is not { } signedAt)
                return new("The signature's timestamp is neither Unix seconds nor an ISO 8601 instant.");
            if (signedAt < now - scheme.Tolerance || signedAt > now + scheme.Tolerance)
                return new($"The signature is stale: its timestamp may be at most {scheme.Tolerance.TotalSeconds} s off.");
        }

        var signed = SignedBytes(scheme.Signed, timestamp, rawBody);
        return AnyEqual(secrets.Select(s => Hmac(scheme.Algorithm, s, signed)), given)
            ? FormVerdict.Ok
            : new("The signature does not match the body: check that both sides have the same secret.");
    }

    /// <summary>Compares every pair, so that the time taken does not tell which one it was.</summary>
    static bool AnyEqual(IEnumerable<byte[]> expected, IReadOnlyList<byte[]> given)
    {
        var equal = false;
        foreach (var one in expected)
            foreach (var other in given)
                equal |= CryptographicOperations.FixedTimeEquals(one, other);
        return equal;
    }

    static byte[] Hmac(SignatureAlgorithm algorithm, string secret, byte[] signed)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        return algorithm == SignatureAlgorithm.HmacSha512 ? HMACSHA512.HashData(key, signed) : HMACSHA256.HashData(key, signed);
    }

    static IEnumerable<string> Signatures(SignatureScheme scheme, string header)
    {
        if (scheme.SignatureKey is { } key)
            return Entries(header, key).Take(8);
        var value = header.Trim();
        return value.StartsWith(scheme.Prefix, StringComparison.Ordinal) ? [value[scheme.Prefix.Length..]] : [];
    }

    static string? Timestamp(SignatureScheme scheme, string header, IReadOnlyDictionary<string, string> headers) =>
        scheme.TimestampHeader is { } name ? headers.GetValueOrDefault(name)?.Trim() : Entries(header, scheme.TimestampKey!).FirstOrDefault();

    static IEnumerable<string> Entries(string header, string key) =>
        header.Split(',', StringSplitOptions.TrimEntries)
            .Where(e => e.StartsWith(key + "=", StringComparison.Ordinal))
            .Select(e => e[(key.Length + 1)..]);

    static Instant? ParseTimestamp(string text)
    {
        if (text.Length is > 0 and <= 11 && text.All(char.IsAsciiDigit))
            return Instant.FromUnixTimeSeconds(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
        return parsed.Success ? parsed.Value.ToInstant() : null;
    }

    static byte[]? Decode(SignatureEncoding encoding, string text)
    {
        if (text.Length > 256)
            return null;
        var buffer = new byte[256];
        if (encoding == SignatureEncoding.Base64)
            return Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
        return text.Length % 2 == 0 && text.Length > 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }

    static byte[] SignedBytes(string signed, string timestamp, byte[] rawBody)
    {
        var at = signed.IndexOf("{body}", StringComparison.Ordinal);
        var before = signed[..at].Replace("{timestamp}", timestamp);
        var after = signed[(at + "{body}".Length)..].Replace("{timestamp}", timestamp);
        return [.. Encoding.UTF8.GetBytes(before), .. rawBody, .. Encoding.UTF8.GetBytes(after)];
    }
}
