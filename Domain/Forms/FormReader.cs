using System.Text.Json;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Forms;

/// <summary>Reads our fields out of one payload and gathers what is wrong with them.</summary>
sealed class FormReader(FormSource source, JsonElement payload)
{
    readonly List<FieldError> errors = [];

    public string? Optional(string field)
    {
        if (!source.Fields.TryGetValue(field, out var path) || PayloadReader.Text(payload, path) is not { } text)
            return null;
        return source.Values.TryGetValue(field, out var meanings) && meanings.TryGetValue(text, out var meaning) ? meaning : text;
    }

    public string Required(string field)
    {
        if (Optional(field) is { } text)
            return text;
        Faulty(field, source.Fields.ContainsKey(field)
            ? $"is missing; looked for in {Places(field)} ({Setting($"Fields:{field}")})"
            : $"is missing: {Setting($"Fields:{field}")} must say where it is in the payload");
        return "";
    }

    public void Faulty(string field, string reason, string? value = null) => errors.Add(new FieldError(field, reason, value));

    public string Setting(string name) => $"SupportFlows:Forms:{source.Name}:{name}";

    public string Places(params string[] fields)
    {
        var places = fields.Select(f => source.Fields.GetValueOrDefault(f)?.Text).OfType<string>().ToList();
        return places.Count > 0 ? string.Join(" | ", places) : "nothing, for no path is configured";
    }

    public void ThrowIfFaulty()
    {
        if (errors.Count > 0)
            throw new RefusalException(RefusalKind.Invalid, $"The form of source '{source.Name}' cannot become a ticket.", [.. errors]);
    }
}
