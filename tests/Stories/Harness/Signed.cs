using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Stories.Harness;

/// <summary>Signs as the form services do.</summary>
static class Signed
{
    public const string Secret = "demo-secret";

    public static (string Name, string Value) Generic(string body, DateTimeOffset at, string secret = Secret)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return ("X-SupportFlows-Signature", $"t={seconds},v1={Convert.ToHexStringLower(Hmac($"{seconds}.{body}", secret))}");
    }

    public static (string Name, string Value) Typeform(string body) => ("Typeform-Signature", "sha256=" + Convert.ToBase64String(Hmac(body, Secret)));

    public static (string Name, string Value) Tally(string body) => ("Tally-Signature", Convert.ToBase64String(Hmac(body, Secret)));

    public static (string Name, string Value)[] Zendesk(string body, DateTimeOffset at)
    {
        var stamp = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return [("X-Zendesk-Webhook-Signature-Timestamp", stamp), ("X-Zendesk-Webhook-Signature", Convert.ToBase64String(Hmac(stamp + body, Secret)))];
    }

    static byte[] Hmac(string text, string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
}
