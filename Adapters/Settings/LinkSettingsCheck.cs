using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.Settings;

/// <summary>Links that act without a key must not be made by others: outside development the secret is one that nobody knows.</summary>
sealed class LinkSettingsCheck(IHostEnvironment environment) : IValidateOptions<AdapterSettings>
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings settings) => settings.LinkSecret switch
    {
        "" when environment.IsDevelopment() => ValidateOptionsResult.Success,
        "" => ValidateOptionsResult.Fail(
            $"SupportFlows:LinkSecret is not set: give at least {LinkSecret.Shortest} random characters, such as the output of: openssl rand -base64 32. Links in messages are signed with it."),
        { Length: < LinkSecret.Shortest } or LinkSecret.Development when !environment.IsDevelopment() => ValidateOptionsResult.Fail(
            $"SupportFlows:LinkSecret could be guessed: give at least {LinkSecret.Shortest} random characters, such as the output of: openssl rand -base64 32."),
        _ => ValidateOptionsResult.Success,
    };
}
