using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.SendGrid;

/// <summary>Are these events from SendGrid? Its signature is ECDSA over SHA-256 of the timestamp and the raw body.</summary>
/// <param name="publicKey">Base64 of its DER form; empty: nothing is accepted.</param>
public sealed class SendGridWebhook(string publicKey, TimeProvider time)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    static readonly Duration Tolerance = Duration.FromSeconds(300);

    /// <param name="signature">The header's value; null when it is missing. The same for the timestamp.</param>
    /// <param name="body">As it came, byte for byte.</param>
    /// <exception cref="RefusalException">Unauthenticated: they are not, or not from now.</exception>
    public void Verify(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        using var key = SendGridPublicKey.Read(publicKey) ?? throw Refused("No event is accepted before SupportFlows:SendGrid:WebhookPublicKey is set.");
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp))
        {
            throw Refused($"The headers {SignatureHeader} and {TimestampHeader} are needed: switch the signed event webhook on.");
        }

        // Before the time, which only then is SendGrid's word.
        if (!IsSigned(key, signature, timestamp, body))
        {
            throw Refused("The signature does not match the body: check that SupportFlows:SendGrid:WebhookPublicKey is this webhook's verification key.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !IsFresh(seconds))
        {
            throw Refused($"The signature is stale: its timestamp may be at most {Tolerance.TotalSeconds} s off.");
        }
    }

    static bool IsSigned(ECDsa key, string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> decoded = stackalloc byte[256];
        return Convert.TryFromBase64String(signature, decoded, out var length)
            && key.VerifyData([.. Encoding.UTF8.GetBytes(timestamp), .. body], decoded[..length], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    bool IsFresh(long seconds) => Math.Abs((decimal)seconds - time.GetCurrentInstant().ToUnixTimeSeconds()) <= (decimal)Tolerance.TotalSeconds;

    static RefusalException Refused(string title) => new(RefusalKind.Unauthenticated, title);
}
