using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace SupportFlows.Client.Http;

/// <summary>JSON as the API writes and reads it: camelCase, instants in UTC, durations as <c>PT30M</c>. Unknown fields are passed over.</summary>
static class Wire
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantConverter(), new DurationConverter() },
    };

    /// <exception cref="JsonException">It lacks what every answer of its kind has.</exception>
    public static T Read<T>(JsonElement json, string? etag = null)
        where T : Answer
    {
        var answer = json.Deserialize<T>(Options) ?? throw new JsonException("Expected an object, found null.");
        (answer.Json, answer.ETag) = (json, etag);
        return answer;
    }

    sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Route.Text(value));
    }

    sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return XmlConvert.ToTimeSpan(reader.GetString()!);
            }
            catch (Exception fault) when (fault is FormatException or OverflowException)
            {
                throw new JsonException("Expected a duration, such as PT30M.", fault);
            }
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
