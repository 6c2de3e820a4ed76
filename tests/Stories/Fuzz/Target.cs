using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.OpenApi;

namespace SupportFlows.Stories.Fuzz;

/// <summary>An HTTP function to be shot at, as the code knows it: a new one is one more of these.</summary>
/// <param name="Operation">What the document of the API says of it; null for a page of the web, or for what only development has.</param>
sealed partial record Target(string Name, HttpMethod Verb, string Route, AccessAttribute Rule, JsonObject? Operation)
{
    /// <summary>They move the clock by up to a year; and what the queue does with a bad message has a test of its own.</summary>
    static readonly string[] Left = ["MoveDevClock", "WebMoveClock", "DevQueueSend"];

    public static JsonObject Document { get; } = ApiDocument.Make(Examples.Shipped);

    public static IReadOnlyList<Target> All { get; } =
    [
        .. AccessRules.Verify(typeof(AppHost).Assembly)
            .Select(f => (f.Rule, Name: f.Method.GetCustomAttribute<FunctionAttribute>()!.Name, Trigger: f.Method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single()))
            .Where(f => !Left.Contains(f.Name))
            .SelectMany(f => f.Trigger.Methods!.Select(verb => new Target(
                f.Name, HttpMethod.Parse(verb), "/" + f.Trigger.Route, f.Rule, Document["paths"]![$"/{f.Trigger.Route}"]?[verb.ToLowerInvariant()] as JsonObject)))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    public bool IsPage => Rule is VisitAttribute or VisitAnyoneAttribute;

    public bool Reads => Verb == HttpMethod.Get || Verb == HttpMethod.Head;

    /// <summary>Of the body that it takes; null: none that the document describes.</summary>
    public JsonNode? Schema => Operation?["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>A body that a story sent and that was taken.</summary>
    public JsonNode? Example => Operation?["requestBody"]?["content"]?["application/json"]?["examples"]?["recorded"]?["value"];

    public IReadOnlyList<string> Queries => [.. (Operation?["parameters"] as JsonArray ?? []).Select(p => Resolve(p!)).Where(p => (string)p["in"]! == "query").Select(p => (string)p["name"]!)];

    /// <summary>Whether a path of the app leads here.</summary>
    public bool Takes(string path) => Regex.IsMatch(path, $"^{Parameter().Replace(Route, "[^/]+")}$");

    public static JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference ? reference.Split('/').Skip(1).Aggregate((JsonNode)Document, (at, step) => at[step]!) : node;

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
