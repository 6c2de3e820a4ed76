using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Twilio;

static class TwilioRegistration
{
    /// <summary>Senders for texts and calls, and the check of what Twilio posts.</summary>
    /// <param name="unserved">Takes the channel's messages when no account is configured.</param>
    /// <param name="timeout">Of one request to Twilio.</param>
    public static IServiceCollection AddTwilio(this IServiceCollection services, Func<IServiceProvider, Channel, IMessageSender> unserved, TimeSpan timeout)
    {
        services.AddSingleton<IValidateOptions<AdapterSettings>, TwilioSettingsCheck>();
        AddHttpClient(services, TwilioAccount.First, settings => settings.Twilio, timeout);
        AddHttpClient(services, TwilioAccount.Second, settings => settings.TwilioSecondary, timeout);
        return services
            .AddSingleton(provider => new TwilioAccounts(Settings(provider), provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => Sender(provider, Channel.Sms, unserved))
            .AddSingleton(provider => Sender(provider, Channel.Voice, unserved))
            .AddSingleton(provider => new TwilioWebhook(Tokens(provider), Settings(provider).PublicUrl));
    }

    static void AddHttpClient(IServiceCollection services, string name, Func<AdapterSettings, TwilioSettings> account, TimeSpan timeout) => services
        .AddHttpClient(name).ConfigureHttpClient(client => client.Timeout = timeout)
        .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
        {
            if (account(Settings(provider)).BaseAddress is { Length: > 0 } address)
            {
                handlers.Add(new OtherAddress(new Uri(address)));
            }
        });

    static IMessageSender Sender(IServiceProvider provider, Channel channel, Func<IServiceProvider, Channel, IMessageSender> unserved)
    {
        var (accounts, settings, time) = (provider.GetRequiredService<TwilioAccounts>(), Settings(provider), provider.GetRequiredService<TimeProvider>());
        return channel switch
        {
            _ when accounts.All.Count == 0 => unserved(provider, channel),
            Channel.Sms => new TwilioSmsSender(accounts, settings, time),
            _ => new TwilioVoiceSender(accounts, settings, time),
        };
    }

    /// <summary>In development without an account, a token of this process alone: it signs the development inbox's replies, and nobody else can.</summary>
    static IReadOnlyList<string> Tokens(IServiceProvider provider)
    {
        var accounts = provider.GetRequiredService<TwilioAccounts>().All;
        return accounts.Count == 0 && provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? [RandomNumberGenerator.GetHexString(32)]
            : [.. accounts.Select(account => account.Settings.AuthToken)];
    }

    static AdapterSettings Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<AdapterSettings>>().Value;
}
