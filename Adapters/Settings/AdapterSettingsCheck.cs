using System.Net.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportFlows.Adapters.Settings;

/// <summary>All faults at once, each with the setting to set. Says what is wrong with a secret without printing it.</summary>
sealed class AdapterSettingsCheck(IHostEnvironment environment) : IValidateOptions<AdapterSettings>
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Storage(settings), .. Email(settings.SendGrid), .. Sms(settings.Twilio)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Storage(AdapterSettings settings)
    {
        if (settings.DataDirectory == "")
        {
            yield return "SupportFlows:DataDirectory is not set: name the folder that keeps the database.";
        }

        foreach (var fault in Address("PublicUrl", settings.PublicUrl).Concat(Address("HeartbeatUrl", settings.HeartbeatUrl)))
        {
            yield return fault;
        }
    }

    IEnumerable<string> Email(SendGridSettings settings)
    {
        if (!settings.IsConfigured)
        {
            if (!environment.IsDevelopment())
            {
                yield return "Nothing can send email: set SupportFlows:SendGrid:ApiKey and SupportFlows:SendGrid:From, or run with DOTNET_ENVIRONMENT=Development to keep messages in the development inbox.";
            }

            yield break;
        }

        if (!MailAddress.TryCreate(settings.From, out _))
        {
            yield return $"SupportFlows:SendGrid:From is '{settings.From}': set the email address of a sender that SendGrid has verified.";
        }

        foreach (var fault in Address("SendGrid:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }

    IEnumerable<string> Sms(TwilioSettings settings)
    {
        if (!settings.IsConfigured)
        {
            if (!environment.IsDevelopment())
            {
                yield return "Nothing can send text messages: set SupportFlows:Twilio:AccountSid, SupportFlows:Twilio:AuthToken and SupportFlows:Twilio:From (or MessagingServiceSid), or run with DOTNET_ENVIRONMENT=Development to keep messages in the development inbox.";
            }

            yield break;
        }

        if (settings.AccountSid.Length != 34 || !settings.AccountSid.StartsWith("AC", StringComparison.Ordinal))
        {
            yield return "SupportFlows:Twilio:AccountSid must be the 34 characters that start with AC on the account's page.";
        }

        if (settings.AuthToken == "")
        {
            yield return "SupportFlows:Twilio:AuthToken is not set: it stands beside the account SID on the account's page.";
        }

        if (settings.From == "" && settings.MessagingServiceSid == "")
        {
            yield return "SupportFlows:Twilio:From is not set: name the number that messages come from (E.164), or set SupportFlows:Twilio:MessagingServiceSid.";
        }

        foreach (var fault in Address("Twilio:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }

    static IEnumerable<string> Address(string setting, string value)
    {
        if (value != "" && (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
        {
            yield return $"SupportFlows:{setting} is '{value}': it must be a whole address such as https://support.example.com.";
        }
    }
}
