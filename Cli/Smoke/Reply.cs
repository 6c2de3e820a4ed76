using System.Text.Json;
using System.Text.Json.Nodes;
using SupportFlows.Cli.Output;

namespace SupportFlows.Cli.Smoke;

/// <summary>What the instance answered, whatever that is.</summary>
/// <param name="Asked">Method and path.</param>
sealed record Reply(string Asked, int Status, string? Media, string? ETag, string Body)
{
    const int Shown = 200;

    /// <exception cref="CheckFailedException">It is no JSON object.</exception>
    public JsonObject Json => Parsed() ?? throw Fault("an object");

    /// <summary>Of a list.</summary>
    public IEnumerable<JsonObject> Items => Json["items"] is JsonArray ? Json.Objects("items") : throw Fault("items");

    /// <exception cref="CheckFailedException">It is another status.</exception>
    public Reply Is(params int[] status) => status.Contains(Status)
        ? this
        : throw new CheckFailedException($"{Asked}: expected {string.Join(" or ", status)}, got {Status}: {Excerpt()}");

    /// <summary>A refusal that names the field which is to blame.</summary>
    public void Refuses(int status, string field)
    {
        Is(status);
        if (Media != "application/problem+json")
        {
            throw new CheckFailedException($"{Asked}: refused as {Media}, not as application/problem+json.");
        }

        var named = Json.Objects("errors").Select(e => e.Text("field")).ToList();
        if (!named.Contains(field))
        {
            throw new CheckFailedException($"{Asked}: refused, but it names {string.Join(", ", named.DefaultIfEmpty("no field"))} and not {field}.");
        }
    }

    CheckFailedException Fault(string expected) => new($"{Asked}: expected {expected} in the answer, got {Status}: {Excerpt()}");

    JsonObject? Parsed()
    {
        try
        {
            return JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing at all: who needs it says so.
            return null;
        }
    }

    string Excerpt() => Body.Length == 0 ? "nothing" : Safe.Line(Parsed() is { } problem && problem["title"] is { } title ? $"{title} {problem["errors"]?.ToJsonString()}" : Body.Length > Shown ? $"{Body[..Shown]}…" : Body);
}
