using System.Text.Json;
using System.Text.Json.Serialization;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Forms;

/// <summary>The form sources of this deployment: what the operator configured, on top of the presets in <c>forms.json</c>.</summary>
public static class FormSources
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <returns>By name, as in <c>/api/webhooks/forms/{name}</c>.</returns>
    /// <exception cref="InvalidFormSourcesException">With every fault, by its path.</exception>
    public static IReadOnlyDictionary<string, FormSource> Load(string presetsJson, IReadOnlyDictionary<string, FormSourceSettings> configured)
    {
        var faults = new List<FieldError>();
        var presets = ReadPresets(presetsJson, faults);
        var sources = configured.Select(c => Read(c.Key, c.Value, presets, faults)).OfType<FormSource>().ToList();
        return faults.Count == 0 ? sources.ToDictionary(s => s.Name) : throw new InvalidFormSourcesException(faults);
    }

    static Dictionary<string, FormSourceSettings> ReadPresets(string json, List<FieldError> faults)
    {
        Dictionary<string, FormSourceSettings> presets = [];
        try
        {
            presets = JsonSerializer.Deserialize<Dictionary<string, FormSourceSettings>>(json, Json) ?? presets;
        }
        catch (JsonException e)
        {
            faults.Add(new FieldError($"forms.json{e.Path?.TrimStart('$')}", e.Message));
        }
        foreach (var (name, preset) in presets)
        {
            if (preset.Secret is not null || preset.Secrets.Count > 0)
                faults.Add(new FieldError($"forms.json.{name}.secret", $"no secret belongs into this file; set SupportFlows:Forms:{name}:Secret instead"));
            _ = new SourceReader($"forms.json.{name}.", faults).Read(name, preset, new FormSourceSettings());
        }
        return presets;
    }

    static FormSource? Read(string key, FormSourceSettings settings, Dictionary<string, FormSourceSettings> presets, List<FieldError> faults)
    {
        var name = key.ToLowerInvariant();
        var at = $"SupportFlows:Forms:{key}:";
        if (name.Length > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            faults.Add(new FieldError(at.TrimEnd(':'), "a name is at most 40 letters, digits and '-', for it is part of the webhook's address", key));

        var preset = presets.GetValueOrDefault(settings.Preset ?? name);
        if (preset is null && settings.Preset is not null)
            faults.Add(new FieldError(at + "Preset", $"there is no such preset; there are {string.Join(", ", presets.Keys)}", settings.Preset));

        var secrets = settings.Secrets.Append(settings.Secret).Where(s => !string.IsNullOrEmpty(s)).OfType<string>().Distinct().ToList();
        if (secrets.Count == 0)
            faults.Add(new FieldError(at + "Secret", "is missing: without it anybody could post to this source"));

        return new SourceReader(at, faults).Read(name, settings, preset ?? new FormSourceSettings()) is { } source ? source with { Secrets = secrets } : null;
    }
}

/// <summary>Reads one source's settings over those of its preset, and notes what is wrong under <paramref name="at"/>.</summary>
sealed class SourceReader(string at, List<FieldError> faults)
{
    public FormSource? Read(string name, FormSourceSettings settings, FormSourceSettings preset)
    {
        var before = faults.Count;
        var fields = Fields(preset.Fields, settings.Fields);
        var only = (settings.Only.Count > 0 ? settings.Only : preset.Only).Select(o => Path($"Only:{o.Key}", o.Key) is { } p ? new FormCondition(p, o.Value) : null).OfType<FormCondition>().ToList();
        var values = Values(preset.Values, settings.Values);
        var severity = DefaultSeverity(settings.DefaultSeverity ?? preset.DefaultSeverity);
        var signature = (settings.Signature ?? preset.Signature) is { } scheme
            ? new SchemeReader(at + "Signature:", faults).Read(scheme)
            : null;
        if (signature is null && faults.Count == before)
            Fault("Signature", "is missing: name a Preset, or say how this service signs");
        var makes = Makes(settings.Makes ?? preset.Makes);
        foreach (var field in FormFields.NeededFor(makes).Where(f => faults.Count == before && !fields.ContainsKey(f)))
            Fault($"Fields:{field}", $"is missing: no {Wire.Name(makes)} can be made without it");
        return faults.Count == before ? new FormSource(name, signature!, [], fields, only, values, severity, settings.AccountId ?? preset.AccountId) { Makes = makes } : null;
    }

    FormMakes Makes(string? text)
    {
        if (!string.IsNullOrEmpty(text) && !Wire.TryName<FormMakes>(text, out _))
            Fault("Makes", $"is one of {Wire.Names<FormMakes>()}", text);
        return Wire.TryName<FormMakes>(text, out var makes) ? makes : FormMakes.Ticket;
    }

    Dictionary<string, FieldPath> Fields(params IDictionary<string, string>[] layers)
    {
        var paths = new Dictionary<string, FieldPath>();
        foreach (var (key, text) in layers.SelectMany(l => l))
            if (FormFields.Find(key) is not { } field)
                Fault($"Fields:{key}", $"there is no such field; there are {string.Join(", ", FormFields.All)}");
            else if (string.IsNullOrWhiteSpace(text))
                paths.Remove(field);
            else if (Path($"Fields:{key}", text) is { } path)
                paths[field] = path;
        return paths;
    }

    Dictionary<string, IReadOnlyDictionary<string, string>> Values(params IDictionary<string, Dictionary<string, string>>[] layers)
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var (key, meanings) in layers.SelectMany(l => l))
        {
            if (FormFields.Find(key) is not { } field)
            {
                Fault($"Values:{key}", $"there is no such field; there are {string.Join(", ", FormFields.All)}");
                continue;
            }
            foreach (var (wording, meaning) in meanings.Where(m => field == FormFields.Severity && !Wire.TryName<Severity>(m.Value, out _)))
                Fault($"Values:{key}:{wording}", $"a severity is one of {Wire.Names<Severity>()}", meaning);
            var merged = new Dictionary<string, string>(values.GetValueOrDefault(field) ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
            foreach (var (wording, meaning) in meanings)
                merged[wording.Trim()] = meaning;
            values[field] = merged;
        }
        return values;
    }

    Severity? DefaultSeverity(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Wire.TryName<Severity>(text, out var severity))
            return severity;
        Fault("DefaultSeverity", $"is one of {Wire.Names<Severity>()}", text);
        return null;
    }

    FieldPath? Path(string setting, string text)
    {
        try
        {
            return FieldPath.Parse(text);
        }
        catch (FormatException e)
        {
            Fault(setting, $"is not a path: {e.Message}");
            return null;
        }
    }

    void Fault(string setting, string reason, string? value = null) => faults.Add(new FieldError(at + setting, reason, value));
}
