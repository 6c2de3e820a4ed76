using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using NodaTime;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>Durations as <c>PT30M</c> or <c>P7D</c>. Months and years are refused: they have no fixed length.</summary>
sealed class IsoDurationConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Refused(reader.TokenType.ToString());
        var date = text.Split('T')[0];
        if (date.Contains('Y', StringComparison.Ordinal) || date.Contains('M', StringComparison.Ordinal))
        {
            throw Refused(text);
        }

        try
        {
            return Duration.FromTimeSpan(XmlConvert.ToTimeSpan(text));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Refused(text);
        }
    }

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value.ToTimeSpan()));

    static JsonException Refused(string found) => new($"'{found}' is not a duration in ISO 8601 days, hours, minutes and seconds, such as PT30M.");
}
