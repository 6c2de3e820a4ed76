using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportFlows.Orchestrations.Tickets;

[assembly: AssemblyFixture(typeof(SupportFlows.Stories.Harness.ExampleRecorder))]

namespace SupportFlows.Stories.Harness;

/// <summary>
/// Writes the examples of the API's document out of what the stories exchange, when <c>SUPPORTFLOWS_RECORD_EXAMPLES</c> names the file: one exchange for each
/// operation and status, the one that tells most in little room, and the same one each time.
/// </summary>
public sealed partial class ExampleRecorder : IDisposable
{
    const string Setting = "SUPPORTFLOWS_RECORD_EXAMPLES";

    /// <summary>Characters. What is longer tells nobody more.</summary>
    const int Enough = 3000;

    /// <summary>Of a list in an answer.</summary>
    const int MostItems = 2;

    static readonly JsonSerializerOptions Indented = new(Orchestrations.Storage.Json.Options) { WriteIndented = true };

    static readonly string? File = Environment.GetEnvironmentVariable(Setting);

    /// <summary>Refusals that say the same wherever they come from need no example.</summary>
    static readonly HashSet<int> Telling = [200, 201, 202, 404, 409, 412, 422];

    static readonly ConcurrentDictionary<string, int> Counts = new(StringComparer.Ordinal);

    static readonly ConcurrentDictionary<(string Operation, int Status), (string Rank, JsonObject Exchange)> Best = new();

    /// <summary>While examples are recorded, the same ids in each run; null: random ones, as ever.</summary>
    internal static NewId? Ids { get; } = File is null ? null : () =>
    {
        var story = TestContext.Current.Test?.TestDisplayName ?? "";
        var count = Counts.AddOrUpdate(story, 1, (_, before) => before + 1);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{story} {count}")))[..32];
    };

    /// <param name="number">Of the exchange within its story.</param>
    internal static void Take(string operation, HttpRequestMessage request, string? body, Answer answer, int number)
    {
        // The document does not quote itself, nor what was made up by chance.
        if (File is null || operation == "OpenApi" || TestContext.Current.TestClass?.TestClassNamespace == typeof(Fuzz.AnythingIsAnswered).Namespace || !Telling.Contains((int)answer.Status) || answer.MediaType?.EndsWith("json", StringComparison.Ordinal) != true || TestContext.Current.TestMethod?.MethodName is not { } story)
        {
            return;
        }

        var exchange = new JsonObject { ["story"] = story.Replace('_', ' '), ["path"] = request.RequestUri!.PathAndQuery };
        if (body is { Length: > 2 } && body[0] == '{')
        {
            exchange["body"] = WithoutNulls(JsonNode.Parse(body)!);
        }

        var shown = Shortened(JsonNode.Parse(answer.Text)!);
        // Where there is a request to show, a long answer may be left to its schema.
        if (exchange["body"] is null || shown.ToJsonString().Length <= Enough)
        {
            exchange["answer"] = shown;
        }

        var scrubbed = JsonNode.Parse(Scrub(exchange.ToJsonString()))!.AsObject();
        var candidate = (Rank(scrubbed, (int)answer.Status, number), scrubbed);
        Best.AddOrUpdate((operation, (int)answer.Status), candidate, (_, there) => string.CompareOrdinal(there.Rank, candidate.Item1) <= 0 ? there : candidate);
    }

    public void Dispose()
    {
        if (File is not null && !Best.IsEmpty)
        {
            var all = Best.OrderBy(b => b.Key.Operation, StringComparer.Ordinal).ThenBy(b => b.Key.Status).GroupBy(b => b.Key.Operation).Select(o =>
                KeyValuePair.Create<string, JsonNode?>(o.Key, new JsonObject(o.Select(e => KeyValuePair.Create<string, JsonNode?>($"{e.Key.Status}", e.Value.Exchange)))));
            System.IO.File.WriteAllText(File, new JsonObject(all).ToJsonString(Indented) + "\n");
        }
    }

    /// <summary>Less is better: within what is enough, the longest request and then the longest answer; the first of the story that comes first where they are alike.</summary>
    static string Rank(JsonObject exchange, int status, int number)
    {
        var (request, answer) = (exchange["body"]?.ToJsonString().Length ?? 0, exchange["answer"]?.ToJsonString().Length ?? Enough + 1);
        var isLong = request > Enough / 2 || answer > Enough;
        // A refusal is best when it names a field.
        var isVague = status >= 400 && exchange["answer"]?["errors"] is not JsonArray { Count: > 0 };
        var size = isLong ? request + answer : Enough - (status < 400 ? Math.Max(request, 1) : 0);
        return $"{(isLong ? 1 : 0)}{(isVague ? 1 : 0)}{size / 50:D6}{(isLong ? 0 : Enough - answer) / 500:D6} {TestContext.Current.Test?.TestDisplayName} {number:D4}";
    }

    static JsonNode Shortened(JsonNode node)
    {
        foreach (var list in Lists(node).ToList())
        {
            while (list.Count > MostItems)
            {
                list.RemoveAt(MostItems);
            }
        }

        return node;
    }

    static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonArray list => list.Take(MostItems).SelectMany(Lists).Prepend(list),
        JsonObject whole => whole.SelectMany(p => Lists(p.Value)),
        _ => [],
    };

    static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is JsonObject whole)
        {
            foreach (var name in whole.Where(p => p.Value is null).Select(p => p.Key).ToList())
            {
                whole.Remove(name);
            }

            foreach (var (_, value) in whole)
            {
                WithoutNulls(value!);
            }
        }

        return node;
    }

    /// <summary>Without what is different in each run, or opens something.</summary>
    static string Scrub(string json) =>
        Address().Replace(Token().Replace(Secret().Replace(json, "$1_…"), "token=…"), "https://support.example").Replace("127.0.0.1", "198.51.100.7", StringComparison.Ordinal);

    [GeneratedRegex(@"(sf|whsec)_[\w-]{20,}")]
    private static partial Regex Secret();

    [GeneratedRegex(@"token=[\w.~-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
