using System.Text.Json.Nodes;

namespace SupportFlows.Functions.OpenApi;

/// <summary>Requests and answers that the stories exchanged with the app, by operation and status. They are recorded, not written: see docs/architecture.md.</summary>
sealed class Examples(JsonObject recorded)
{
    const string Resource = "SupportFlows.Functions.OpenApi.examples.json";

    public static readonly Examples None = new([]);

    static readonly Lazy<Examples> Read = new(() => new Examples(Load()));

    public static Examples Shipped => Read.Value;

    /// <summary>By operation, then by status: <c>story</c>, <c>path</c>, <c>body</c> and <c>answer</c>.</summary>
    public JsonObject Recorded => recorded;

    /// <summary>The body of a request that was taken.</summary>
    public JsonObject? Request(Operation operation) =>
        Taken(operation) is { } exchange && exchange.Node["body"] is { } body ? Named(exchange.Node, body) : null;

    public JsonObject? Answer(Operation operation, int status) =>
        recorded[operation.Id]?[$"{status}"] is JsonObject exchange && exchange["answer"] is { } answer ? Named(exchange, answer) : null;

    public string? PathValue(Operation operation, string name)
    {
        if (Taken(operation)?.Node["path"] is not { } path)
        {
            return null;
        }

        var at = Array.IndexOf(operation.Path.Split('/'), $"{{{name}}}");
        return path.GetValue<string>().Split('?')[0].Split('/').ElementAtOrDefault(at) is { } value ? Uri.UnescapeDataString(value) : null;
    }

    (string Status, JsonObject Node)? Taken(Operation operation) =>
        recorded[operation.Id] is JsonObject all && all.FirstOrDefault(e => e.Key[0] == '2') is { Value: JsonObject node, Key: var status } ? (status, node) : null;

    static JsonObject Named(JsonObject exchange, JsonNode value) => new()
    {
        ["recorded"] = new JsonObject { ["summary"] = exchange["story"]?.DeepClone() ?? "Recorded", ["value"] = value.DeepClone() },
    };

    static JsonObject Load()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the app.");
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
