using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>What the app has said that leads further: ids, forms, links with a token. So what is shot at is there.</summary>
sealed class Bag
{
    const int Most = 60;

    static readonly string[] Sources = ["demo", "demo-iem", "typeform", "tally", "jotform", "google-forms", "zendesk"];

    readonly Dictionary<string, List<string>> ids = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(string Path, List<(string, string)> Fields)>> forms = new(StringComparer.Ordinal);
    readonly HashSet<string> spared = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> queries = new(StringComparer.Ordinal);

    /// <summary>An address of the target's, with ids of the app in it.</summary>
    public string PathOf(Target target, int pick)
    {
        var steps = target.Route.Split('/');
        for (var n = 0; n < steps.Length; n++)
        {
            if (steps[n].StartsWith('{'))
            {
                steps[n] = Uri.EscapeDataString(Pick(steps[n].Trim('{', '}', '*'), string.Join('/', steps.Take(n)), pick));
            }
        }

        return string.Join('/', steps);
    }

    /// <summary>As a page offers it; null: no page has.</summary>
    public (string Path, List<(string Name, string Value)> Fields)? FormOf(Target target, int pick) =>
        forms.TryGetValue(target.Name, out var known) ? (known[pick % known.Count].Path, [.. known[pick % known.Count].Fields]) : null;

    /// <summary>As a link on a page carries it.</summary>
    public string QueryOf(Target target, int pick) => pick % 2 == 0 && queries.TryGetValue(target.Name, out var known) ? known[pick % known.Count] : "";

    public void Keep(string path, Answer answer)
    {
        if (answer.MediaType == "application/json" && (int)answer.Status < 300)
        {
            Gather(Collection(path), answer.Json);
        }
        else if (answer.MediaType == "text/html" && (int)answer.Status < 300)
        {
            foreach (var (action, fields) in FormBody.On(path, answer.Text))
            {
                Keep(forms, action.Split('?')[0], (action.Split('?')[0], fields));
            }

            foreach (var link in FormBody.Links(answer.Text).Where(l => l.Contains('?', StringComparison.Ordinal)))
            {
                Keep(queries, link.Split('?')[0], link[link.IndexOf('?', StringComparison.Ordinal)..]);
            }
        }
    }

    /// <summary>Tokens in what was sent to people.</summary>
    public void Keep(IEnumerable<Delivered> messages)
    {
        foreach (var target in Target.All.Where(t => t.Route.EndsWith("/{token}", StringComparison.Ordinal)))
        {
            var prefix = target.Route[..^"{token}".Length];
            foreach (Match found in messages.SelectMany(m => Regex.Matches(m.Body, Regex.Escape(prefix) + @"([\w.~-]+)")))
            {
                Add(prefix.TrimEnd('/'), found.Groups[1].Value);
            }
        }
    }

    /// <summary>Is never aimed at.</summary>
    public void Spare(string id) => spared.Add(id);

    public void Add(string collection, string id)
    {
        if (spared.Contains(id))
        {
            return;
        }

        var all = ids.TryGetValue(collection, out var some) ? some : ids[collection] = [];
        if (!all.Contains(id))
        {
            all.Add(id);
            if (all.Count > Most)
            {
                // Not the first ones: they are the demo's own.
                all.RemoveAt(Most / 2);
            }
        }
    }

    string Pick(string name, string collection, int pick) => name switch
    {
        "source" => Sources[pick % Sources.Length],
        "path" => "nothing/here",
        _ when collection.EndsWith("/dev/queues", StringComparison.Ordinal) => "ticket-intake",
        _ when (ids.GetValueOrDefault(collection) ?? ids.GetValueOrDefault(Collection(collection))) is { } known => known[pick % known.Count],
        _ => "nothing",
    };

    void Gather(string collection, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject all:
                if (all["id"] is JsonValue value && value.TryGetValue<string>(out var id) && id.Length is > 0 and < 64)
                {
                    Add(collection, id);
                }

                foreach (var (name, child) in all)
                {
                    Gather(name == "items" ? collection : Parts(name), child);
                }

                break;
            case JsonArray list:
                list.Take(5).ToList().ForEach(item => Gather(collection, item));
                break;
        }
    }

    /// <summary>The console has the same things as the API, some under another name and all without <c>/api</c>; what is inside something else goes by its own name.</summary>
    static string Collection(string path)
    {
        var steps = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(s => s == "api").ToList();
        return steps.Count > 2 ? Parts(steps[^1]) : steps.FirstOrDefault() switch
        {
            null => "",
            "launch-events" => "iem-requests",
            "responders" => "people",
            "webhooks" => "webhook-subscriptions",
            var name => name,
        };
    }

    static string Parts(string name) => "part:" + name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    static void Keep<T>(Dictionary<string, List<T>> kept, string path, T value)
    {
        if (Target.All.FirstOrDefault(t => t.IsPage && t.Takes(path) && (typeof(T) == typeof(string)) == t.Reads) is not { } target)
        {
            return;
        }

        var all = kept.TryGetValue(target.Name, out var some) ? some : kept[target.Name] = [];
        if (all.Count < Most)
        {
            all.Add(value);
        }
    }
}
