using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>Tells whether a request was signed by Twilio: base64 of HMAC-SHA1 by the auth token.</summary>
/// <param name="secret">The account's auth token.</param>
public class RequestValidator(string secret)
{
    readonly byte[] secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>For a form: signed are the address and each field's name and value, sorted by name.</summary>
    /// <param name="url">The public address as Twilio called it, query included.</param>
    /// <param name="parameters">Form fields; null or none for a request without a form.</param>
    /// <param name="expected">Header <c>X-Twilio-Signature</c>.</param>
    public bool Validate(string url, IDictionary<string, string>? parameters, string expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentException.ThrowIfNullOrEmpty(expected);
        var fields = parameters is null ? "" : string.Concat(
            parameters.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));

        // Twilio is not consistent in whether it signs an address with its port or without, so either is accepted.
        return Matches(url + fields, expected) || Matches(WithOrWithoutPort(url) + fields, expected);
    }

    public bool Validate(string url, NameValueCollection parameters, string expected)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Validate(url, parameters.AllKeys.ToDictionary(name => name ?? "", name => parameters[name] ?? ""), expected);
    }

    /// <summary>For another body, such as JSON: the address carries the body's hash in <c>bodySHA256</c> and is itself signed.</summary>
    public bool Validate(string url, string body, string expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        const string name = "bodySHA256=";
        var hash = new Uri(url, UriKind.Absolute).Query.TrimStart('?').Split('&').LastOrDefault(part => part.StartsWith(name, StringComparison.Ordinal)) ?? name;
        return Validate(url, (IDictionary<string, string>?)null, expected) && ValidateBody(body, Uri.UnescapeDataString(hash[name.Length..]));
    }

    /// <param name="expected">SHA-256 in lower case hex.</param>
    public static bool ValidateBody(string rawBody, string expected)
        => Same(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rawBody))), expected);

    // SHA-1 is the provider's choice; as an HMAC it is still sound.
#pragma warning disable CA5350
    bool Matches(string signed, string expected)
        => Same(Convert.ToBase64String(HMACSHA1.HashData(secret, Encoding.UTF8.GetBytes(signed))), expected);
#pragma warning restore CA5350

    // In constant time: how far a guess was right must not be measurable.
    static bool Same(string computed, string? expected)
        => expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(expected));

    /// <summary>The same address with its port taken out when it is written, or written when it is not. All else stays as it was spelled.</summary>
    static string WithOrWithoutPort(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? url[start..] : url[start..end];
        var rest = end < 0 ? "" : url[end..];
        var port = authority.LastIndexOf(':');

        // A colon inside the brackets of an IPv6 address, or of "user:password@", is not a port's.
        var written = port > authority.LastIndexOfAny([']', '@']);
        var other = written ? authority[..port] : $"{authority}:{(url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80)}";
        return url[..start] + other + rest;
    }
}
