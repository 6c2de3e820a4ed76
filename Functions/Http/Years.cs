using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportFlows.Functions.Http;

/// <summary>The years that a request may name: near the end of the calendar nothing can be added to an instant any more, and before its beginning most of the world cannot read one. Likewise of spans.</summary>
static class Years
{
    public const int First = 1;
    public const int Last = 9000;

    /// <summary>How requests are read: as everything is written down, within these years.</summary>
    public static readonly JsonSerializerOptions Json = Make();

    /// <summary>A longer wait is a mistake, and cannot be written down in nanoseconds.</summary>
    static readonly Duration Longest = Duration.FromDays(36_525);

    public static bool Hold(Instant at) => at.InUtc().Year is >= First and <= Last;

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(Orchestrations.Storage.Json.Options);
        // Before the others: the first converter that fits is taken.
        options.Converters.Insert(0, new Within<Instant>(Hold));
        options.Converters.Insert(0, new Within<LocalDate>(day => day.Year is >= First and <= Last));
        options.Converters.Insert(0, new Within<LocalDateTime>(time => time.Year is >= First and <= Last));
        options.Converters.Insert(0, new Within<Duration>(span => span <= Longest && span >= -Longest));
        options.MakeReadOnly();
        return options;
    }

    // The other's converter itself: a reading of its own would say of a fault that it is at the root.
    sealed class Within<T>(Func<T, bool> holds) : JsonConverter<T>
    {
        static readonly JsonConverter<T> Any = (JsonConverter<T>)Orchestrations.Storage.Json.Options.GetConverter(typeof(T));

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Any.Read(ref reader, typeToConvert, options) is { } value && holds(value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Any.Write(writer, value, options);
    }
}
