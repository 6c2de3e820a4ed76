using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Fakes;

/// <summary>Signs events as SendGrid does: ECDSA P-256 over SHA-256 of the timestamp and the raw body.</summary>
sealed class SendGridSignature
{
    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    public HttpRequestMessage Sign(Uri url, string timestamp, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        foreach (var (name, value) in Sign(timestamp, Encoding.UTF8.GetBytes(body)))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    public (string Name, string Value)[] Sign(string timestamp, byte[] body) =>
    [
        ("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))),
        ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp),
    ];
}
