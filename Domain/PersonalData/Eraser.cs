using System.Text.Json.Nodes;

namespace SupportFlows.Domain.PersonalData;

/// <summary>Takes a person out of what is written down, and leaves what it was about: when, which promise, kept or missed.</summary>
public static class Eraser
{
    public const string Marker = "[erased]";

    /// <summary>What people write in their own words, where nobody can tell what in it is personal.</summary>
    static readonly HashSet<string> Prose = new(StringComparer.Ordinal) { "body", "calendar", "description", "details", "fileName", "subject" };

    /// <param name="json">Of a row. Not changed.</param>
    /// <param name="words">The person's own, such as an address: replaced wherever they stand, in whatever case.</param>
    /// <param name="isTheirs">The record is about the person's own matter: what anybody wrote in it goes as a whole.</param>
    public static JsonNode? Erase(JsonNode? json, IReadOnlyList<string> words, bool isTheirs) => json switch
    {
        JsonObject whole => new JsonObject(whole.Select(p => KeyValuePair.Create(p.Key, isTheirs && Prose.Contains(p.Key) && IsText(p.Value) ? Marker : Erase(p.Value, words, isTheirs)))),
        JsonArray list => new JsonArray([.. list.Select(item => Erase(item, words, isTheirs))]),
        JsonValue value when value.TryGetValue<string>(out var text) => words.Aggregate(text, (left, word) => left.Replace(word, Marker, StringComparison.OrdinalIgnoreCase)),
        _ => json?.DeepClone(),
    };

    static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0;
}
