using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;

namespace SupportFlows.Cli.Smoke;

/// <summary>Parts of an answer, by a path such as <c>severity.owed</c>. What is not as the API says fails the check.</summary>
static class JsonPaths
{
    const int Shown = 200;

    public static string Text(this JsonNode node, string path) => node.Find(path)?.ToString() ?? throw Fault(node, path);

    public static int Number(this JsonNode node, string path) => int.TryParse(node.Text(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Fault(node, $"a number as {path}");

    public static bool Flag(this JsonNode node, string path) => bool.TryParse(node.Text(path), out var flag) ? flag : throw Fault(node, $"true or false as {path}");

    public static DateTimeOffset Instant(this JsonNode node, string path) =>
        DateTimeOffset.TryParse(node.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw Fault(node, $"an instant as {path}");

    public static TimeSpan Duration(this JsonNode node, string path)
    {
        try
        {
            return XmlConvert.ToTimeSpan(node.Text(path));
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw Fault(node, $"a duration as {path}");
        }
    }

    /// <summary>As the API takes instants.</summary>
    public static string Wire(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Empty where there is none.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonNode node, string path) => [.. (node.Find(path) as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>Empty where there are none.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode node, string path) => [.. (node.Find(path) as JsonArray ?? []).Select(text => $"{text}")];

    /// <summary>Null: it is not there.</summary>
    public static JsonNode? Find(this JsonNode node, string path)
    {
        JsonNode? at = node;
        foreach (var step in path.Split('.'))
        {
            at = (at as JsonObject)?[step];
        }

        return at;
    }

    static CheckFailedException Fault(JsonNode node, string expected)
    {
        var json = node.ToJsonString();
        return new($"Expected {expected} in an answer, found {(json.Length > Shown ? $"{json[..Shown]}…" : json)}");
    }
}
