using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Fakes;

/// <summary>Signs as Twilio does: HMAC-SHA1 with the auth token over the URL and the form's names and values in the order of the names.</summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    public static string Of(string authToken, Uri url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url.GetLeftPart(UriPartial.Query));
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            signed.Append(name).Append(value);
        }

#pragma warning disable CA5350 // Twilio's choice of algorithm.
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }
}
