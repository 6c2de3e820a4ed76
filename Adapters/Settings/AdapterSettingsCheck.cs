using System.Net.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Adapters.SendGrid;

namespace SupportFlows.Adapters.Settings;

/// <summary>All faults at once, each with the setting to set. Says what is wrong with a secret without printing it.</summary>
sealed class AdapterSettingsCheck(IHostEnvironment environment) : IValidateOptions<AdapterSettings>
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Addresses(settings), .. Email(settings.SendGrid)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Addresses(AdapterSettings settings) => Address("PublicUrl", settings.PublicUrl).Concat(Address("HeartbeatUrl", settings.HeartbeatUrl));

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

        if (settings.WebhookPublicKey != "" && SendGridPublicKey.Read(settings.WebhookPublicKey) is null)
        {
            yield return "SupportFlows:SendGrid:WebhookPublicKey is not a public key: copy the verification key of the signed event webhook, one line of base64.";
        }

        foreach (var fault in Address("SendGrid:BaseAddress", settings.BaseAddress))
        {
            yield return fault;
        }
    }

    internal static IEnumerable<string> Address(string setting, string value)
    {
        if (value != "" && (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
        {
            yield return $"SupportFlows:{setting} is '{value}': it must be a whole address such as https://support.example.com.";
        }
    }
}
