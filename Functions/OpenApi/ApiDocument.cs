using System.Text;
using System.Text.Json.Nodes;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document of the API. It follows from the code and the recorded examples alone, so there is one for every run of a build.</summary>
static class ApiDocument
{
    static readonly Lazy<byte[]> Written = new(() => Encoding.UTF8.GetBytes(Make(Examples.Shipped).ToJsonString(Json.Options)));

    public static ReadOnlyMemory<byte> Utf8 => Written.Value;

    /// <exception cref="InvalidOperationException">A function does not describe itself: the message says what to add to it.</exception>
    public static JsonObject Make(Examples examples) => Make(examples, Operation.Walk(typeof(ApiDocument).Assembly));

    public static JsonObject Make(Examples examples, IReadOnlyList<Operation> operations)
    {
        Require(operations);
        var schemas = new Schemas();
        var (responses, parameters) = (new Responses(schemas, examples), new Parameters(schemas, examples));
        var writer = new OperationObject(schemas, examples, parameters);
        // All answers before the first request: see Schemas.
        var answered = operations.Select(o => (Operation: o, Responses: responses.Of(o))).ToList();
        var paths = answered
            .GroupBy(a => a.Operation.Path, a => KeyValuePair.Create<string, JsonNode?>(a.Operation.Verb, writer.Describe(a.Operation, a.Responses)))
            .Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, new JsonObject(path)))
            .ToList();
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "Where this document was read." }),
            ["tags"] = Tags.Used(operations),
            ["paths"] = new JsonObject(paths),
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.Components(),
                ["parameters"] = parameters.Shared(),
                ["responses"] = responses.Shared(),
                ["securitySchemes"] = Doors.Schemes(),
            },
        };
    }

    static void Require(IReadOnlyList<Operation> operations)
    {
        var silent = operations.Where(o => !o.All<AnswersAttribute>().Any())
            .Select(o => $"{o.Method.DeclaringType!.Name}.{o.Method.Name} ({o.Verb.ToUpperInvariant()} {o.Path})")
            .ToList();
        if (silent.Count > 0)
        {
            throw new InvalidOperationException(
                $"These functions do not say what they answer: {string.Join(", ", silent)}. Beside [Function], write [Answers<T>(status)], [Answers(204)] or [AnswersText(\"…\")]; "
                + "[Takes<T>(\"needed\", …)] when it reads a body; [Command] when it changes something that is kept; [Query(\"…\", \"…\")] or [Paged(…)] for its query; "
                + "[Refuses(404, 409)] for what else it refuses; and a <summary> that says what it does.");
        }
    }

    static JsonObject Info() => new()
    {
        ["title"] = "SupportFlows",
        ["version"] = "1",
        ["summary"] = "Keeps the promises of support plans.",
        ["description"] =
            """
            JSON in camelCase; instants in UTC as ISO 8601 (`2026-03-02T09:00:00Z`), durations as ISO 8601 (`PT30M`), ids opaque. Properties that are not known are ignored, and new ones may come: ignore those as well.

            Whatever changes something takes an `Idempotency-Key`, so that a repeat is safe, and an `If-Match`, so that nobody overwrites what he has not seen.
            Whatever is refused is answered with `application/problem+json`: `title` says what is wrong, and `errors` names each faulty field, its value and what to do.
            """,
    };
}
