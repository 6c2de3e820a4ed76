using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace SupportFlows.Stories.Harness;

/// <summary>The schemas of the document of the API, each compiled once.</summary>
sealed class SchemaSet
{
    static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    readonly ConcurrentDictionary<string, Lazy<JsonSchema>> compiled = new(StringComparer.Ordinal);
    readonly string components;

    /// <param name="isClosed">What no schema names is a fault.</param>
    public SchemaSet(JsonObject document, bool isClosed)
    {
        var schemas = document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var schema in schemas.Select(s => s.Value!.AsObject()).Where(s => isClosed && s.ContainsKey("properties")))
        {
            schema["additionalProperties"] = false;
        }

        components = Local(schemas.ToJsonString());
    }

    /// <param name="what">Said when it is at fault.</param>
    public void Check(JsonNode schema, string json, string what)
    {
        var text = Local(schema.ToJsonString());
        var compiledSchema = compiled.GetOrAdd(text, t => new Lazy<JsonSchema>(() => JsonSchema.FromText($"{{\"allOf\":[{t}],\"$defs\":{components}}}"))).Value;
        using var parsed = JsonDocument.Parse(json);
        var result = compiledSchema.Evaluate(parsed.RootElement, Strict);
        if (!result.IsValid)
        {
            var faults = (result.Details ?? []).Where(d => d.Errors is { Count: > 0 }).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"));
            Assert.Fail($"{what} is not what its schema says. {string.Join("; ", faults.Take(5))}. It was: {json}");
        }
    }

    static string Local(string json) => json.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
}
