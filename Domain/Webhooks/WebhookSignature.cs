using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SupportFlows.Domain.Webhooks;

/// <summary>How a receiver knows that it was us (SPEC section 8): the scheme that a generic form source is checked by.</summary>
public static class WebhookSignature
{
    public const string Header = "X-SupportFlows-Signature";
    public const string DeliveryHeader = "X-SupportFlows-Delivery";

    /// <param name="secrets">One, or two while one replaces the other; the newest first.</param>
    public static string Of(IEnumerable<string> secrets, ReadOnlySpan<byte> body, Instant now)
    {
        var at = $"{now.ToUnixTimeSeconds()}";
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{at}."), .. body];
        return string.Join(',', secrets.Select(s => $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(s), signed))}").Prepend($"t={at}"));
    }
}
