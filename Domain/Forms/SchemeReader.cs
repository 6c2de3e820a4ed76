using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Forms;

/// <summary>Reads a signature scheme, and notes what is wrong under <paramref name="at"/>.</summary>
sealed class SchemeReader(string at, List<FieldError> faults)
{
    public SignatureScheme? Read(SignatureSettings settings)
    {
        var before = faults.Count;
        var algorithm = Name<SignatureAlgorithm>("Algorithm", settings.Algorithm);
        var encoding = Name<SignatureEncoding>("Encoding", settings.Encoding ?? "hex");
        var signed = settings.Signed ?? "{body}";
        var tolerance = Tolerance(settings.Tolerance ?? "PT5M");

        if (algorithm == SignatureAlgorithm.Token)
            RequireOne(settings.Header ?? settings.Query, "Header", "is missing: a token comes in a Header, or in the Query under a name");
        else
            RequireOne(settings.Header, "Header", "is missing: in which header does the signature come?");

        var times = (settings.TimestampKey is null ? 0 : 1) + (settings.TimestampHeader is null ? 0 : 1);
        if (times == 2)
            Fault("TimestampKey", "a timestamp is in the signature's header (TimestampKey) or in its own (TimestampHeader), not in both");
        if (signed.Split("{body}").Length != 2)
            Fault("Signed", "must hold {body} once", signed);
        if ((times > 0) != signed.Contains("{timestamp}", StringComparison.Ordinal))
            Fault("Signed", "a timestamp that is not signed proves nothing, and one that is signed must be found: set {timestamp} here and TimestampKey or TimestampHeader, or none", signed);

        return faults.Count > before
            ? null
            : new SignatureScheme(algorithm, settings.Header?.ToLowerInvariant(), settings.Query, settings.Prefix ?? "", encoding,
                settings.SignatureKey, settings.TimestampKey, settings.TimestampHeader?.ToLowerInvariant(), signed, tolerance);
    }

    T Name<T>(string setting, string? text)
        where T : struct, Enum
    {
        if (!Wire.TryName<T>(text?.ToLowerInvariant(), out var value))
            Fault(setting, $"is one of {Wire.Names<T>()}", text);
        return value;
    }

    Duration Tolerance(string text)
    {
        if (Wire.TryDuration(text, out var tolerance) && tolerance > Duration.Zero && tolerance <= Duration.FromDays(1))
            return tolerance;
        Fault("Tolerance", "is an ISO 8601 duration over zero and up to a day, such as PT5M", text);
        return default;
    }

    void RequireOne(string? value, string setting, string reason)
    {
        if (string.IsNullOrWhiteSpace(value))
            Fault(setting, reason, value);
    }

    void Fault(string setting, string reason, string? value = null) => faults.Add(new FieldError(at + setting, reason, value));
}
