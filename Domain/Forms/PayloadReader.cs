using System.IO.Enumeration;
using System.Text;
using System.Text.Json;

namespace SupportFlows.Domain.Forms;

/// <summary>Finds the text that a path leads to.</summary>
static class PayloadReader
{
    /// <summary>The first alternative that leads to some text, or null.</summary>
    public static string? Text(JsonElement payload, FieldPath path) =>
        path.Alternatives.Select(steps => Text(payload, steps)).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))?.Trim();

    static string? Text(JsonElement payload, IReadOnlyList<PathStep> steps)
    {
        JsonElement? parent = null;
        var element = payload;
        foreach (var step in steps)
        {
            if (Follow(element, step) is not { } next)
                return null;
            (parent, element) = (element, next);
        }
        return Text(element, Options(parent));
    }

    static JsonElement? Follow(JsonElement element, PathStep step)
    {
        // Jotform sends the answers as JSON inside a text: a path goes through it.
        if (element.ValueKind == JsonValueKind.String)
        {
            if (FormBody.TryParseJson(Encoding.UTF8.GetBytes(element.GetString()!)) is not { } inner)
                return null;
            element = inner;
        }
        return step switch
        {
            MemberStep member when element.ValueKind == JsonValueKind.Object => Member(element, member),
            ElementStep index when element.ValueKind == JsonValueKind.Array && index.Index < element.GetArrayLength() => element[index.Index],
            FilterStep filter when element.ValueKind == JsonValueKind.Array => First(element.EnumerateArray().Where(e => Matches(e, filter))),
            _ => null,
        };
    }

    static JsonElement? Member(JsonElement element, MemberStep step)
    {
        if (element.TryGetProperty(step.Name, out var exact))
            return exact;
        if (step.Exact || !step.Name.Contains('*'))
            return null;
        return First(element.EnumerateObject().Where(m => FileSystemName.MatchesSimpleExpression(step.Name, m.Name, ignoreCase: false)).Select(m => m.Value));
    }

    static bool Matches(JsonElement element, FilterStep filter) =>
        string.Equals(Text(element, filter.Path)?.Trim(), filter.Value, StringComparison.OrdinalIgnoreCase);

    static JsonElement? First(IEnumerable<JsonElement> elements)
    {
        foreach (var element in elements)
            return element;
        return null;
    }

    /// <summary>Several answers are joined by a comma; the parts of one, such as a first and a last name, by a space.</summary>
    static string? Text(JsonElement element, IReadOnlyDictionary<string, string> options) => element.ValueKind switch
    {
        JsonValueKind.String => options.GetValueOrDefault(element.GetString()!, element.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Where(IsScalar).Select(e => Text(e, options))),
        JsonValueKind.Object => string.Join(' ', element.EnumerateObject().Select(m => m.Value).Where(IsScalar).Select(e => Text(e, options))),
        _ => null,
    };

    static bool IsScalar(JsonElement element) =>
        element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        || (element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString()));

    /// <summary>Tally answers a choice with the ids of its options, whose texts stand beside the answer.</summary>
    static Dictionary<string, string> Options(JsonElement? parent)
    {
        var texts = new Dictionary<string, string>();
        if (parent is { ValueKind: JsonValueKind.Object } field && field.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array)
            foreach (var option in options.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Object))
                if (TextOf(option, "id") is { } id && TextOf(option, "text") is { } text)
                    texts[id] = text;
        return texts;
    }

    static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
