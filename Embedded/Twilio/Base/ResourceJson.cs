using System.Globalization;
using System.Text.Json;

namespace Twilio.Base;

/// <summary>Reads the API's JSON: snake case names, instants in RFC 2822, nulls anywhere.</summary>
static class ResourceJson
{
    public static string? Text(this JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static int? Number(this JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    /// <summary>UTC.</summary>
    public static DateTime? Instant(this JsonElement json, string name)
        => json.Text(name) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant.UtcDateTime
                : null;
}
