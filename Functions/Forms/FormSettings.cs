using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Domain.Forms;
using SupportFlows.Functions.Demo;
using SupportFlows.Functions.Settings;

namespace SupportFlows.Functions.Forms;

/// <summary>The form sources: presets from <c>forms.json</c> beside the app, each source under <c>SupportFlows:Forms:&lt;name&gt;</c>.</summary>
static class FormSettings
{
    /// <exception cref="StartRefusedException">A source is faulty: all faults of all of them.</exception>
    public static IReadOnlyDictionary<string, FormSource> Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var sources = configuration.GetSection("SupportFlows:Forms").Get<Dictionary<string, FormSourceSettings>>() ?? [];
        if (DemoData.Wanted(configuration, environment))
        {
            DemoForms.AddTo(sources);
        }

        try
        {
            return FormSources.Load(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "forms.json")), sources);
        }
        catch (InvalidFormSourcesException faults)
        {
            throw new StartRefusedException(faults.Message, faults);
        }
    }
}
