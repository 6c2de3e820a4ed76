using System.Globalization;
using System.Text.Json.Nodes;
using SupportFlows.Functions.Http;

namespace SupportFlows.Functions.OpenApi;

/// <summary>What operations read from their path, query and headers, with what many read alike said once.</summary>
sealed class Parameters(Schemas schemas, Examples examples)
{
    readonly SortedDictionary<string, JsonObject> shared = new(StringComparer.Ordinal);

    static readonly Dictionary<string, string> PathWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "As the answer that made it, or the list, gave it.",
        ["part"] = "Id of the part, as the record shows it.",
        ["attachment"] = "Id of the file, as the list or the timeline shows it.",
        ["method"] = "Id of the contact method, as the responder shows it.",
        ["window"] = "Id of the maintenance window, as the policy shows it.",
        ["token"] = "Out of the link that we sent.",
        ["delivery"] = "Id of a delivery, as the log shows it.",
        ["name"] = "Of one of the app's queues.",
        ["source"] = "Name of a form source in `forms.json`.",
    };

    /// <summary>For the document's components.</summary>
    public JsonObject Shared() => new(shared.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value)));

    public JsonArray Of(Operation operation)
    {
        var all = operation.PathParameters.Select(name => Path(operation, name))
            .Concat(operation.All<QueryAttribute>().Select(q => One("query", q.Name, q.What, schemas.Request(q.Type, []), q.Required)))
            .Concat(Spans(operation))
            .Concat(Pages(operation))
            .Concat(Headers(operation));
        return [.. all];
    }

    JsonObject Path(Operation operation, string name)
    {
        var words = PathWords.TryGetValue(name, out var known) ? known : throw new InvalidOperationException($"{operation.Id} has {{{name}}} in its path: say what it is in {nameof(Parameters)}.");
        var parameter = One("path", name, words, Text(), isRequired: true);
        if (examples.PathValue(operation, name) is { } value)
        {
            parameter["example"] = value;
        }

        return parameter;
    }

    IEnumerable<JsonObject> Spans(Operation operation) => operation.One<SpanAttribute>() is null ? [] :
    [
        Once("query", "from", "Left out, it is now.", schemas.Request(typeof(NodaTime.Instant), [])),
        Once("query", "to", $"Later than `from`, by at most {Moments.LongestSpan.Days} days. Left out, it is 30 days after.", schemas.Request(typeof(NodaTime.Instant), [])),
    ];

    IEnumerable<JsonObject> Pages(Operation operation)
    {
        if (operation.One<PagedAttribute>() is not { } paged)
        {
            yield break;
        }

        yield return One("query", "pageSize", $"1 to {paged.Most.ToString(CultureInfo.InvariantCulture)}.", new JsonObject
        {
            ["type"] = "integer", ["minimum"] = 1, ["maximum"] = paged.Most, ["default"] = paged.Standard,
        }, isRequired: false);
        yield return Once("query", "continuation", "Of the page before, unchanged. Left out, it is the first page.", Text());
    }

    IEnumerable<JsonObject> Headers(Operation operation)
    {
        if (operation.One<CommandAttribute>() is not null)
        {
            yield return Once("header", "If-Match", "The `ETag` of the copy that you have in mind: when it has changed since, nothing is done. Left out, whatever is there is changed.", Text());
        }

        if (operation.One<OnceAttribute>() is not null)
        {
            var limited = new JsonObject { ["type"] = "string", ["maxLength"] = IdempotencyKeys.Limit };
            yield return Once("header", "Idempotency-Key", "Of your choice, the same one with every repeat: it is done once, and each repeat gets the first one's answer.", limited);
        }

        if (operation.All<AnswersAttribute>().Any(a => a.Status == 304))
        {
            yield return Once("header", "If-None-Match", "The `ETag` of the copy that you have: while it is the newest, the answer is 304 and has no body.", Text());
        }
    }

    JsonObject Once(string where, string name, string words, JsonObject schema)
    {
        shared.TryAdd(name, One(where, name, words, schema, isRequired: false));
        return new JsonObject { ["$ref"] = $"#/components/parameters/{name}" };
    }

    static JsonObject One(string where, string name, string words, JsonObject schema, bool isRequired) => new()
    {
        ["name"] = name, ["in"] = where, ["required"] = isRequired, ["description"] = words, ["schema"] = schema,
    };

    static JsonObject Text() => new() { ["type"] = "string" };
}
