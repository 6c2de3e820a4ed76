using System.Globalization;
using System.Text.Json.Nodes;
using SupportFlows.Functions.Errors;

namespace SupportFlows.Functions.OpenApi;

/// <summary>What operations answer, with what many say alike said once.</summary>
sealed class Responses(Schemas schemas, Examples examples)
{
    readonly SortedDictionary<string, JsonObject> shared = new(StringComparer.Ordinal);

    /// <summary>For the document's components.</summary>
    public JsonObject Shared() => new(shared.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value)));

    public JsonObject Of(Operation operation)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var answer in operation.All<AnswersAttribute>())
        {
            var response = responses.TryGetValue(answer.Status, out var there) ? there : responses[answer.Status] = Success(operation, answer);
            if (answer.MediaType is { } media)
            {
                // What the stories recorded is JSON.
                Content(response)[media] = answer.Type is { } type ? Body(operation, answer.Status, schemas.Answer(type)) : new JsonObject { ["schema"] = answer is AnswersFileAttribute ? [] : Text() };
            }
        }

        foreach (var (status, when) in Refusals.Of(operation))
        {
            responses[status] = Refusal(operation, status, when);
        }

        return new JsonObject(responses.Select(r => KeyValuePair.Create<string, JsonNode?>(r.Key.ToString(CultureInfo.InvariantCulture), r.Value)));
    }

    static JsonObject Success(Operation operation, AnswersAttribute answer)
    {
        var response = new JsonObject { ["description"] = Meaning(answer.Status) };
        var headers = new JsonObject();
        if (answer.Location)
        {
            headers["Location"] = Header("Where it can be read.");
        }

        if (answer.Status != 204 && (operation.One<TaggedAttribute>() is not null || operation.One<CommandAttribute>() is not null))
        {
            headers["ETag"] = Header("Names this state of it, for `If-Match` and `If-None-Match`.");
        }

        if (headers.Count > 0)
        {
            response["headers"] = headers;
        }

        return response;
    }

    JsonObject Refusal(Operation operation, int status, string when)
    {
        // Whoever follows a link reads a page, not JSON.
        if (status == 401 && Doors.IsLink(operation.Rule))
        {
            return new JsonObject { ["description"] = when, ["content"] = new JsonObject { [Media.Html] = new JsonObject { ["schema"] = Text() } } };
        }

        var response = new JsonObject { ["description"] = when };
        if (HeaderOf(status) is { } header)
        {
            response["headers"] = header;
        }

        Content(response)[Media.Problem] = Body(operation, status, schemas.Answer(typeof(Problem)));
        if (Refusals.NameOfUsual(status, when) is not { } name || examples.Answer(operation, status) is not null)
        {
            return response;
        }

        shared.TryAdd(name, response);
        return new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
    }

    JsonObject Body(Operation operation, int status, JsonObject schema)
    {
        var body = new JsonObject { ["schema"] = schema };
        if (examples.Answer(operation, status) is { } example)
        {
            body["examples"] = example;
        }

        return body;
    }

    static JsonObject Content(JsonObject response)
    {
        if (response["content"] is not JsonObject content)
        {
            response["content"] = content = [];
        }

        return content;
    }

    static JsonObject? HeaderOf(int status) => status switch
    {
        401 => new JsonObject { ["WWW-Authenticate"] = Header("`Bearer`.") },
        429 or 503 => new JsonObject { ["Retry-After"] = Header("Seconds.") },
        _ => null,
    };

    static string Meaning(int status) => status switch
    {
        200 => "Done, or read.",
        201 => "Made.",
        202 => "Accepted: it is kept, and the promise is running.",
        204 => "Done; there is nothing to say.",
        304 => "The copy that you have is the newest.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Nothing is said of an answer with this status."),
    };

    static JsonObject Header(string words) => new() { ["description"] = words, ["schema"] = Text() };

    static JsonObject Text() => new() { ["type"] = "string" };
}
