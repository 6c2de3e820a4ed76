using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportFlows.Adapters.Settings;

/// <summary>The same for texts and calls.</summary>
sealed partial class TwilioSettingsCheck(IHostEnvironment environment) : IValidateOptions<AdapterSettings>
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Reach(settings), .. Account("Twilio", settings.Twilio), .. Account("TwilioSecondary", settings.TwilioSecondary)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    IEnumerable<string> Reach(AdapterSettings settings)
    {
        if (environment.IsDevelopment())
        {
            yield break;
        }

        if (!settings.Twilio.IsConfigured && !settings.TwilioSecondary.IsConfigured)
        {
            yield return "Nothing can send text messages or make calls: set SupportFlows:Twilio:AccountSid, SupportFlows:Twilio:AuthToken and SupportFlows:Twilio:From, or run with DOTNET_ENVIRONMENT=Development to keep messages in the development inbox.";
        }
        else if (settings.PublicUrl == "")
        {
            yield return "SupportFlows:PublicUrl is not set: Twilio asks this app what to say in a call, and brings replies and receipts there. Set the address it is reached at, such as https://support.example.com.";
        }
    }

    static IEnumerable<string> Account(string section, TwilioSettings settings)
    {
        if (!settings.IsConfigured)
        {
            yield break;
        }

        if (settings.AccountSid.Length != 34 || !settings.AccountSid.StartsWith("AC", StringComparison.Ordinal))
        {
            yield return $"SupportFlows:{section}:AccountSid must be the 34 characters that start with AC on the account's page.";
        }

        if (settings.AuthToken == "")
        {
            yield return $"SupportFlows:{section}:AuthToken is not set: it stands beside the account SID on the account's page.";
        }

        if (!Number().IsMatch(settings.From))
        {
            yield return $"SupportFlows:{section}:From is '{settings.From}': name the number that calls and messages come from and that people answer to, in E.164 such as +12025550100.";
        }

        foreach (var fault in AdapterSettingsCheck.Address($"{section}:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
