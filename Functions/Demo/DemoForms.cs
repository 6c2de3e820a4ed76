using SupportFlows.Domain.Forms;

namespace SupportFlows.Functions.Demo;

/// <summary>A form source of each kind, all with one secret.</summary>
static class DemoForms
{
    public const string Secret = "demo-secret";

    static readonly string[] Presets = ["typeform", "tally", "jotform", "google-forms", "zendesk"];

    public static void AddTo(Dictionary<string, FormSourceSettings> sources)
    {
        sources.TryAdd("demo", new FormSourceSettings { Preset = "generic", Secret = Secret });
        sources.TryAdd("demo-iem", new FormSourceSettings { Preset = "generic-iem", Secret = Secret });
        foreach (var preset in Presets)
        {
            sources.TryAdd(preset, new FormSourceSettings { Preset = preset, Secret = Secret });
        }
    }
}
