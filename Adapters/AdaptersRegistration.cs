using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Adapters.Development;
using SupportFlows.Adapters.Heartbeat;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Adapters.Settings;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters;

public static class AdaptersRegistration
{
    // Of the real clock, whatever the app's clock does: the network does not wait with it.
    static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The row store and one <see cref="IMessageSender"/> per channel, from the section <c>SupportFlows</c>. Settings are checked when the host starts
    /// (<see cref="OptionsValidationException"/> with every fault). Needs a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AdapterSettings>().Bind(configuration.GetSection(AdapterSettings.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AdapterSettings>, AdapterSettingsCheck>();
        AddHttpClients(services);
        return services
            .AddSingleton<IRowStore>(provider => new SqliteRowStore(Settings(provider).DataDirectory))
            .AddSingleton(Email)
            .AddSingleton(Sms)
            .AddSingleton(provider => Unserved(provider, Channel.Voice))
            .AddSingleton(Beat);
    }

    static void AddHttpClients(IServiceCollection services)
    {
        services.AddHttpClient(SendGridEmailSender.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout);
        services.AddHttpClient(HttpHeartbeat.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout);
        services.AddHttpClient(TwilioSmsSender.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout)
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
            {
                if (Settings(provider).Twilio.BaseAddress is { Length: > 0 } address)
                {
                    handlers.Add(new OtherAddress(new Uri(address)));
                }
            });
    }

    static IMessageSender Email(IServiceProvider provider) => Settings(provider).SendGrid is { IsConfigured: true } settings
        ? new SendGridEmailSender(provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>())
        : Unserved(provider, Channel.Email);

    static IMessageSender Sms(IServiceProvider provider) => Settings(provider) is { Twilio.IsConfigured: true } settings
        ? new TwilioSmsSender(provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>())
        : Unserved(provider, Channel.Sms);

    static IMessageSender Unserved(IServiceProvider provider, Channel channel) => provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
        ? new DevelopmentInbox(channel, provider.GetRequiredService<IRowStore>())
        : new NoProvider(channel);

    static IHeartbeat Beat(IServiceProvider provider) => Settings(provider).HeartbeatUrl is { Length: > 0 } url
        ? new HttpHeartbeat(provider.GetRequiredService<IHttpClientFactory>(), new Uri(url))
        : new NoHeartbeat();

    static AdapterSettings Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<AdapterSettings>>().Value;
}
