using System.Collections.Immutable;
using System.Text.Json;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Tags as they are stored.</summary>
static class TagText
{
    internal static string? Write(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var ordered = new SortedDictionary<string, string>(tags.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        return ordered.Count == 0 ? null : JsonSerializer.Serialize(ordered);
    }

    internal static IReadOnlyDictionary<string, string> Read(string? text)
        => text is null ? ImmutableDictionary<string, string>.Empty : JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
}
