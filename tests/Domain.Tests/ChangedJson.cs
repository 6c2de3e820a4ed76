using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportFlows.Domain.Tests;

static class ChangedJson
{
    /// <summary>With values changed, or removed by null, at paths such as <c>plans.0.id</c>.</summary>
    public static string With(string json, params (string Where, string? Value)[] changes)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var (where, value) in changes)
        {
            var steps = where.Split('.');
            var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!).AsObject();
            if (value is null) parent.Remove(steps[^1]);
            else parent[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
