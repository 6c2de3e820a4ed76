namespace SupportFlows.Domain.Forms;

/// <summary>
/// A form source as an operator writes it (<c>SupportFlows:Forms:&lt;name&gt;</c>), or a preset in <c>forms.json</c>.
/// A class, not a record: a record would print its secret.
/// </summary>
public sealed class FormSourceSettings
{
    /// <summary>What it builds on; the name of the source itself when there is a preset of that name and this is not set.</summary>
    public string? Preset { get; set; }

    public string? Secret { get; set; }

    /// <summary>Further secrets that are accepted: the new one while the form service is switched over.</summary>
    public IList<string> Secrets { get; init; } = [];

    public SignatureSettings? Signature { get; set; }

    /// <summary>Paths by field. An empty path takes the preset's away.</summary>
    public IDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Path and the text it must hold for the payload to be a submission.</summary>
    public IDictionary<string, string> Only { get; init; } = new Dictionary<string, string>();

    public IDictionary<string, Dictionary<string, string>> Values { get; init; } = new Dictionary<string, Dictionary<string, string>>();

    public string? DefaultSeverity { get; set; }

    public string? AccountId { get; set; }

    /// <summary><c>ticket</c>, which is the default, or <c>iem-request</c>.</summary>
    public string? Makes { get; set; }
}

/// <summary>See <see cref="SignatureScheme"/>. Replaces the preset's scheme as a whole.</summary>
public sealed class SignatureSettings
{
    /// <summary><c>hmac-sha256</c>, <c>hmac-sha512</c> or <c>token</c>.</summary>
    public string? Algorithm { get; set; }

    public string? Header { get; set; }

    public string? Query { get; set; }

    public string? Prefix { get; set; }

    /// <summary><c>hex</c> or <c>base64</c>.</summary>
    public string? Encoding { get; set; }

    public string? SignatureKey { get; set; }

    public string? TimestampKey { get; set; }

    public string? TimestampHeader { get; set; }

    public string? Signed { get; set; }

    /// <summary>ISO 8601 duration, <c>PT5M</c>.</summary>
    public string? Tolerance { get; set; }
}
