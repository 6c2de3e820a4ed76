using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>Signs any bytes as each form service would.</summary>
static class FormSigner
{
    public static (string Name, string Value)[] Sign(string source, byte[] body, DateTimeOffset at)
    {
        var (seconds, stamp) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        return source switch
        {
            "typeform" => [("Typeform-Signature", "sha256=" + Base64(body))],
            "tally" => [("Tally-Signature", Base64(body))],
            "jotform" => [("X-SupportFlows-Token", Signed.Secret)],
            "zendesk" => [("X-Zendesk-Webhook-Signature-Timestamp", stamp), ("X-Zendesk-Webhook-Signature", Base64([.. Encoding.UTF8.GetBytes(stamp), .. body]))],
            _ => [("X-SupportFlows-Signature", $"t={seconds},v1={Convert.ToHexStringLower(Mac([.. Encoding.UTF8.GetBytes(seconds + "."), .. body]))}")],
        };
    }

    static string Base64(byte[] signed) => Convert.ToBase64String(Mac(signed));

    static byte[] Mac(byte[] signed) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Signed.Secret), signed);
}
