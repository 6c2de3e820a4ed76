using System.Text.Json;
using System.Text.Json.Nodes;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

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
                var value = root.Deserialize<T>(Json.Options)!;
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
        var parent = root;
        foreach (var name in path.Split('.').Select(step => step.Split('[')[0]))
        {
            type = JsonWords.TypeOf(type, name);
            parent.TryGetPropertyValue(name, out var child);
            if (child is JsonObject inner && !path.EndsWith(name, StringComparison.Ordinal))
            {
                parent = inner;
                continue;
            }

            return parent.Remove(name)
                ? new FieldError(path, $"Expected {JsonWords.For(type)}.", Shown(child))
                : throw new RefusalException(RefusalKind.Invalid, "A field cannot be read.", new FieldError(path, "Its kind is wrong."));
        }

        throw new InvalidOperationException("A path has at least one step.");
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
