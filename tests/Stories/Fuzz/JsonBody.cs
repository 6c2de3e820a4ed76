using System.Text;
using System.Text.Json.Nodes;

namespace SupportFlows.Stories.Fuzz;

/// <summary>Bodies that would be taken, and what twists make of them.</summary>
static class JsonBody
{
    /// <summary>Stands for text that no JSON writer would write, until the rest is written.</summary>
    const string Raw = "raw-json-";

    static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["accountId"] = "demo-enterprise",
        ["personId"] = "demo-expert",
        ["email"] = "ann@enterprise.example",
        ["phone"] = "+12025550113",
        ["timeZone"] = "Europe/Berlin",
        ["language"] = "en",
        ["firstDay"] = "2026-05-04",
        ["lastDay"] = "2026-05-05",
        ["severity"] = "general",
        ["url"] = "http://127.0.0.1:9/hook",
    };

    /// <summary>By the function's schema, or as a story sent it.</summary>
    public static JsonNode Of(Target target, int pick) =>
        target.Example is { } example && pick % 3 != 0 ? Here(example.DeepClone()) : target.Schema is { } schema ? Value(schema, "", pick, 0) ?? new JsonObject() : new JsonObject();

    /// <summary>Nobody outside is called: nobody listens there, either.</summary>
    static JsonNode Here(JsonNode body)
    {
        if (body["url"] is not null)
        {
            body["url"] = "http://127.0.0.1:9/hook";
        }

        return body;
    }

    public static string Twisted(JsonNode root, IEnumerable<Twist> twists)
    {
        var raws = new List<string>();
        foreach (var twist in twists)
        {
            var nodes = Places(root).ToList();
            if (nodes.Count == 0 || twist.Part == Part.Extra)
            {
                if (Objects(root).ElementAtOrDefault(twist.At % Math.Max(1, Objects(root).Count())) is { } some)
                {
                    some[$"extra{twist.At}"] = Hold(raws, twist.Evil);
                }

                continue;
            }

            Apply(nodes[twist.At % nodes.Count], twist, raws);
        }

        var text = new StringBuilder(root.ToJsonString());
        for (var n = raws.Count - 1; n >= 0; n--)
        {
            text.Replace($"\"{Raw}{n}-\"", raws[n]);
        }

        return text.ToString();
    }

    static void Apply((JsonNode Parent, string? Name, int Index) place, Twist twist, List<string> raws)
    {
        switch (place.Parent, twist.Part)
        {
            case (JsonObject parent, Part.Missing):
                parent.Remove(place.Name!);
                break;
            case (JsonObject parent, Part.Twice):
                // A second one of the same name, which no JsonObject holds.
                raws.Add($"0,{Evil.Quoted(place.Name!)}:{twist.Evil}");
                parent[$"again{raws.Count}"] = $"{Raw}{raws.Count - 1}-";
                break;
            case (JsonObject parent, _):
                parent[place.Name!] = Hold(raws, twist.Evil);
                break;
            case (JsonArray list, Part.Missing):
                list.RemoveAt(place.Index);
                break;
            case (JsonArray list, Part.Twice):
                list.Add(list[place.Index]?.DeepClone());
                break;
            case (JsonArray list, _):
                list[place.Index] = Hold(raws, twist.Evil);
                break;
        }
    }

    static JsonValue Hold(List<string> raws, string json)
    {
        raws.Add(json);
        return JsonValue.Create($"{Raw}{raws.Count - 1}-");
    }

    static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject all => all.ToList().SelectMany(p => Places(p.Value).Prepend((all, p.Key, 0))),
        JsonArray list => list.ToList().SelectMany((item, n) => Places(item).Prepend((list, null, n))),
        _ => [],
    };

    static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject all => all.ToList().SelectMany(p => Objects(p.Value)).Prepend(all),
        JsonArray list => list.ToList().SelectMany(Objects),
        _ => [],
    };

    static JsonNode? Value(JsonNode schema, string name, int pick, int depth)
    {
        var at = Target.Resolve(schema);
        if (at["anyOf"] is JsonArray any)
        {
            return Value(any[pick % 2 == 0 ? 0 : any.Count - 1]!, name, pick, depth);
        }

        if (at["enum"] is JsonArray words)
        {
            return words[pick % words.Count]!.DeepClone();
        }

        return (at["type"] is JsonArray types ? (string?)types[0] : (string?)at["type"]) switch
        {
            "object" when depth > 6 => new JsonObject(),
            "object" => new JsonObject((at["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, Value(p.Value!, p.Key, pick, depth + 1)))),
            "array" when depth > 6 => new JsonArray(),
            "array" => new JsonArray([.. Enumerable.Range(0, 1 + (pick % 2)).Select(n => Value(at["items"]!, name, pick + n, depth + 1))]),
            "boolean" => pick % 2 == 0,
            "integer" or "number" => 1 + (pick % 3),
            "string" => Known.GetValueOrDefault(name) ?? Word((string?)at["format"], pick),
            _ => null,
        };
    }

    static string Word(string? format, int pick) => format switch
    {
        "date-time" => "2026-03-05T09:00:00Z",
        "date" => "2026-05-04",
        "duration" => "PT8H",
        _ => pick % 2 == 0 ? $"<script>{Evil.Mark}</script> \"&' {pick}" : $"text {pick}",
    };
}
