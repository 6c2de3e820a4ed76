using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>The shipped presets, the payloads beside this file, and a signer that knows nothing of the product's.</summary>
static class FormFixture
{
    public const string Secret = "correct horse battery staple";

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 8, 14, 6);

    public static readonly string Presets = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "forms.json"));

    static readonly Dictionary<string, string> None = [];

    public static FormSource Source(string preset, Action<FormSourceSettings>? change = null)
    {
        var settings = new FormSourceSettings { Preset = preset, Secret = Secret };
        change?.Invoke(settings);
        return FormSources.Load(Presets, new Dictionary<string, FormSourceSettings> { [preset] = settings })[preset];
    }

    public static byte[] Payload(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Forms", "payloads", name + ".json"));

    public static FormVerdict Verify(string preset, byte[] body, Dictionary<string, string> headers, Dictionary<string, string>? query = null, Instant? now = null) =>
        FormSignature.Verify(Source(preset), headers, query ?? None, body, now ?? Now);

    /// <summary>The headers that the service itself would send.</summary>
    public static Dictionary<string, string> Sign(string preset, byte[] body, string secret = Secret, Instant? at = null)
    {
        var signedAt = at ?? Now;
        var seconds = signedAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var iso = signedAt.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return preset switch
        {
            "typeform" => new() { ["typeform-signature"] = "sha256=" + Convert.ToBase64String(Mac(secret, "", body)) },
            "tally" => new() { ["tally-signature"] = Convert.ToBase64String(Mac(secret, "", body)) },
            "jotform" => new() { ["x-supportflows-token"] = secret },
            "zendesk" => new() { ["x-zendesk-webhook-signature"] = Convert.ToBase64String(Mac(secret, iso, body)), ["x-zendesk-webhook-signature-timestamp"] = iso },
            _ => new() { ["x-supportflows-signature"] = $"t={seconds},v1={Convert.ToHexStringLower(Mac(secret, seconds + ".", body))}" },
        };
    }

    static byte[] Mac(string secret, string before, byte[] body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes(before));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
