using System.Globalization;
using Microsoft.Extensions.Options;

namespace SupportFlows.Adapters.Settings;

/// <summary>The same for chat, which nobody needs: what is not configured at all is no fault.</summary>
sealed class ChatSettingsCheck : IValidateOptions<AdapterSettings>
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Slack(settings.Slack), .. WeCom(settings.WeCom)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Slack(SlackSettings settings)
    {
        if (settings.IsConfigured && !settings.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return "SupportFlows:Slack:BotToken must be the bot user token of the Slack app: it starts with xoxb-.";
        }

        foreach (var fault in AdapterSettingsCheck.Address("Slack:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }

    static IEnumerable<string> WeCom(WeComSettings settings)
    {
        if (settings.IsConfigured)
        {
            if (settings.CorpId == "")
            {
                yield return "SupportFlows:WeCom:CorpId is not set: it stands on the page of the company in the WeCom console.";
            }

            if (settings.Secret == "")
            {
                yield return "SupportFlows:WeCom:Secret is not set: it stands on the page of the application in the WeCom console.";
            }

            if (!int.TryParse(settings.AgentId, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                yield return $"SupportFlows:WeCom:AgentId is '{settings.AgentId}': set the number that stands beside the application's secret.";
            }
        }

        foreach (var fault in AdapterSettingsCheck.Address("WeCom:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }
}
