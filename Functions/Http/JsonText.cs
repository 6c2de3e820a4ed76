using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

/// <summary>Reads JSON that somebody else wrote.</summary>
static class JsonText
{
    static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <exception cref="RefusalException">Not JSON at all (malformed), or fields of the wrong kind (invalid): all of them at once.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8)
    {
        var root = Root(utf8);
        var faults = new List<FieldError>();
        while (true)
        {
            try
            {
                var value = root.Deserialize<T>(Years.Json)!;
                return faults.Count == 0 ? value : throw new RefusalException(RefusalKind.Invalid, "Some fields cannot be read.", [.. faults]);
            }
            catch (JsonException fault)
            {
                // Without the faulty field the next one shows.
                faults.Add(TakeOut(root, typeof(T), PathOf(fault)));
            }
        }
    }

    static JsonObject Root(ReadOnlySpan<byte> utf8)
    {
        try
        {
            RequireUnicode(utf8);
            return JsonNode.Parse(utf8, documentOptions: Limits) as JsonObject
                ?? throw new RefusalException(RefusalKind.Malformed, "The body is not a JSON object. Send { … }.");
        }
        catch (JsonException fault)
        {
            throw new RefusalException(RefusalKind.Malformed, "The body is not JSON.", new FieldError(PathOf(fault), Sentence(fault)));
        }
    }

    /// <summary>Half a surrogate pair, or bytes that are not UTF-8: JSON by its grammar, and no text that could be kept.</summary>
    static void RequireUnicode(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Limits.MaxDepth });
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException)
        {
            throw new RefusalException(
                RefusalKind.Malformed,
                "The body holds text that is not Unicode.",
                new FieldError("body", $"The text at byte {reader.TokenStartIndex + 1} holds half a surrogate pair, or bytes that are not UTF-8. Encode the body as UTF-8."));
        }
    }

    static FieldError TakeOut(JsonObject root, Type type, string path)
    {
        var (parent, steps) = (root, path.Split('.'));
        for (var n = 0; ; n++)
        {
            var name = steps[n].Split('[')[0];
            parent.TryGetPropertyValue(name, out var child);
            var (there, kind) = Within(child, JsonWords.TypeOf(type, name), steps[n]);
            if (n < steps.Length - 1 && there is JsonObject inner)
            {
                (parent, type) = (inner, kind);
                continue;
            }

            var fault = new FieldError(path, $"Expected {JsonWords.For(kind)}.", Shown(there));
            if (there is { Parent: JsonArray list } && !kind.IsValueType)
            {
                // What else is in the list is read, too.
                list[there.GetElementIndex()] = null;
                return fault;
            }

            return parent.Remove(name)
                ? fault
                : throw new RefusalException(RefusalKind.Invalid, "A field cannot be read.", new FieldError(path, "Its kind is wrong."));
        }
    }

    /// <summary>What stands at the indexes of a step such as <c>layers[0]</c>, and what should stand there.</summary>
    static (JsonNode? Node, Type Type) Within(JsonNode? node, Type type, string step)
    {
        foreach (var index in step.Split('[').Skip(1).Select(i => i.TrimEnd(']')))
        {
            if (node is not JsonArray list || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= list.Count)
            {
                break;
            }

            (node, type) = (list[at], JsonWords.ElementOf(type));
        }

        return (node, type);
    }

    static string PathOf(JsonException fault) =>
        fault.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path ? path : "body";

    static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString().Trim('"') ?? "null";
        return text.Length <= 80 ? text : text[..80] + "…";
    }

    // The library's sentence goes on with its own count of lines, from zero.
    static string Sentence(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var sentence = end < 0 ? fault.Message : fault.Message[..end];
        return fault.LineNumber is { } line ? $"Line {line + 1}, position {fault.BytePositionInLine + 1}: {sentence}" : sentence;
    }
}
