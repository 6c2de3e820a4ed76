using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportFlows.Functions.OpenApi;

namespace SupportFlows.Stories.Harness;

/// <summary>Holds everything that the stories exchange with the app against the document of the API: a story that gets what is not in it fails there and then.</summary>
static class ApiContract
{
    /// <summary>Not described: what only development has, and paths that are nothing.</summary>
    const string Development = "/api/dev/";

    static readonly JsonObject Document = ApiDocument.Make(Examples.None);

    static readonly (Regex Path, string Template)[] Paths = [.. Document["paths"]!.AsObject()
        .Select(p => p.Key)
        // A name before a parameter, as routes are matched.
        .OrderBy(p => p, StringComparer.Ordinal).OrderBy(p => p.Count(c => c == '{'))
        .Select(p => (new Regex($"^{Regex.Replace(p, @"\{[^}]+\}", "[^/]+")}$"), p))];

    /// <summary>Answers hold what their schema says and nothing more; requests may hold more.</summary>
    static readonly SchemaSet Answers = new(Document, isClosed: true);

    static readonly SchemaSet Requests = new(Document, isClosed: false);

    /// <summary>The operation that a request is meant for; null: none.</summary>
    public static JsonObject? Operation(HttpMethod method, string path) =>
        Document["paths"]![Paths.FirstOrDefault(p => p.Path.IsMatch(path)).Template ?? ""]?[method.Method.ToLowerInvariant()]?.AsObject();

    /// <param name="number">Of the exchange within its story.</param>
    public static void Check(HttpRequestMessage request, string? body, Answer answer, int number)
    {
        // It was sent, so the address is whole.
        var (path, query) = (request.RequestUri!.AbsolutePath, request.RequestUri.Query.TrimStart('?'));
        if (!path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith(Development, StringComparison.Ordinal) || Operation(request.Method, path) is not { } operation)
        {
            return;
        }

        var (id, status) = ((string)operation["operationId"]!, (int)answer.Status);
        var response = Resolve(operation["responses"]![$"{status}"]);
        Assert.True(response is not null, $"{id} answered {status}, which its description does not know: add it, as in [Refuses({status})] or [Answers({status})]. It said: {answer.Text}");
        CheckAnswer(id, response, answer);
        if (status is >= 200 and < 300)
        {
            CheckRequest(id, operation, request.Content?.Headers.ContentType, body, query);
        }

        ExampleRecorder.Take(id, request, body, answer, number);
    }

    /// <param name="mend">Said when it is not what its schema says.</param>
    public static void CheckExample(string id, int status, JsonObject exchange, string mend)
    {
        var operation = Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!.AsObject()).FirstOrDefault(o => (string)o["operationId"]! == id);
        var response = Resolve(operation?["responses"]?[$"{status}"]);
        Assert.True(response is not null, $"There is an example of {id} with {status}, and no such answer. {mend}");
        var media = response["content"]!.AsObject().Single(c => c.Key.EndsWith("json", StringComparison.Ordinal)).Value!;
        if (exchange["answer"] is { } answer)
        {
            Answers.Check(media["schema"]!, answer.ToJsonString(), $"{mend}. The example of {id} with {status}");
        }

        if (status < 300 && exchange["body"] is { } body && operation!["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema)
        {
            Requests.Check(schema, body.ToJsonString(), $"{mend}. The example of a request for {id}");
        }
    }

    /// <summary>What is said once for many operations.</summary>
    static JsonObject? Resolve(JsonNode? node) => (string?)node?["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate((JsonNode)Document, (at, step) => at[step]!).AsObject()
        : node as JsonObject;

    static void CheckAnswer(string id, JsonObject response, Answer answer)
    {
        if (response["content"] is not JsonObject content)
        {
            Assert.True(answer.Text.Length == 0, $"{id} answered {(int)answer.Status} with a body, which its description does not know: {answer.Text}");
            return;
        }

        Assert.True(answer.MediaType is not null && content.ContainsKey(answer.MediaType), $"{id} answered {(int)answer.Status} as {answer.MediaType}; described are {string.Join(", ", content.Select(c => c.Key))}.");
        if (answer.MediaType.EndsWith("json", StringComparison.Ordinal))
        {
            Answers.Check(content[answer.MediaType]!["schema"]!, answer.Text, $"What {id} answered with {(int)answer.Status}");
        }
    }

    static void CheckRequest(string id, JsonObject operation, MediaTypeHeaderValue? type, string? body, string query)
    {
        var known = (operation["parameters"] as JsonArray ?? []).Select(p => Resolve(p)!).Where(p => (string)p["in"]! == "query").Select(p => (string)p["name"]!).ToList();
        Assert.All(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).Where(name => name != "token"), name =>
            Assert.True(known.Contains(name), $"{id} was asked with {name} in the query, which its description does not know: add [Query(\"{name}\", \"…\")]."));
        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema && body is { Length: > 0 } && type?.MediaType == "application/json")
        {
            Requests.Check(schema, body, $"What {id} took");
        }
    }
}
