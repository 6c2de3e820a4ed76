using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace SupportFlows.Functions.OpenApi;

/// <summary>Kinds of values that are written as one word or number.</summary>
static class Scalars
{
    const string WallTime = @"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$";
    const string WallDateTime = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$";

    static readonly Dictionary<Type, Func<JsonObject>> Known = new Dictionary<Type, Func<JsonObject>>
    {
        [typeof(string)] = () => new() { ["type"] = "string" },
        [typeof(bool)] = () => new() { ["type"] = "boolean" },
        [typeof(int)] = () => new() { ["type"] = "integer", ["format"] = "int32" },
        [typeof(long)] = () => new() { ["type"] = "integer", ["format"] = "int64" },
        [typeof(decimal)] = () => new() { ["type"] = "number" },
        [typeof(double)] = () => new() { ["type"] = "number", ["format"] = "double" },
        [typeof(Instant)] = () => new() { ["type"] = "string", ["format"] = "date-time" },
        [typeof(DateTime)] = () => new() { ["type"] = "string", ["format"] = "date-time" },
        [typeof(Duration)] = () => new() { ["type"] = "string", ["format"] = "duration" },
        [typeof(LocalDate)] = () => new() { ["type"] = "string", ["format"] = "date" },
        // No format of JSON Schema is a time on the wall: its own has a zone.
        [typeof(LocalTime)] = () => new() { ["type"] = "string", ["pattern"] = WallTime },
        [typeof(LocalDateTime)] = () => new() { ["type"] = "string", ["pattern"] = WallDateTime },
        [typeof(JsonElement)] = () => [],
    };

    public static JsonObject? Of(Type type) => Known.TryGetValue(type, out var make) ? make() : null;
}
