using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Development;
using SupportFlows.Adapters.Files;
using SupportFlows.Adapters.Heartbeat;
using SupportFlows.Adapters.OpenId;
using SupportFlows.Adapters.PhoneNumbers;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Adapters.Settings;
using SupportFlows.Adapters.Slack;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Adapters.WeCom;
using SupportFlows.Adapters.Webhooks;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Adapters;

public static class AdaptersRegistration
{
    // Of the real clock, whatever the app's clock does: the network does not wait with it.
    static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(10);

    // Whoever comes with a token waits for it.
    static readonly TimeSpan IssuerTimeout = TimeSpan.FromSeconds(3);

    const int LongestKeySet = 256 * 1024;

    // Three tokens of the longest kind.
    const int LongestTokenAnswer = 64 * 1024;

    /// <summary>
    /// The stores of rows and of contents, the queues of the Functions host unless the runtime has its own, and one <see cref="IMessageSender"/> per channel, from the section <c>SupportFlows</c>. Settings are checked when the host starts
    /// (<see cref="OptionsValidationException"/> with every fault). Needs a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AdapterSettings>().Bind(configuration.GetSection(AdapterSettings.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AdapterSettings>, StorageSettingsCheck>();
        services.AddSingleton<IValidateOptions<AdapterSettings>, AdapterSettingsCheck>();
        services.AddSingleton<IValidateOptions<AdapterSettings>, ChatSettingsCheck>();
        services.AddSingleton<IValidateOptions<AdapterSettings>, LinkSettingsCheck>();
        AddHttpClients(services);
        services.TryAddSingleton(Rows);
        services.TryAddSingleton(Contents);
        services.TryAddSingleton<IQueues>(_ => new AzureQueues(HostStorage.Read(configuration), TablesPatience.Standard));
        return services
            .AddSingleton(Email)
            .AddSingleton<MailFrom>(provider => () => Settings(provider).SendGrid is { From: { Length: > 0 } address, FromName: var name } ? new Mailbox(address, name) : null)
            .AddTwilio(Unserved, ProviderTimeout)
            .AddSingleton(SlackChat)
            .AddSingleton(WeComChat)
            .AddSingleton(provider => new LinkSecret(Settings(provider).LinkSecret is { Length: > 0 } secret ? secret : LinkSecret.Development))
            .AddSingleton<ToE164>(DialledNumbers.Read)
            .AddSingleton(provider => new SendGridWebhook(Settings(provider).SendGrid.WebhookPublicKey, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<InboxReply>()
            .AddSingleton(Beat)
            .AddSingleton<OpenIdSignIn>()
            .AddSingleton<OpenIdTokens>()
            .AddSingleton<IWebhookPoster>(provider => new HttpWebhookPoster(provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<TimeProvider>(), ProviderTimeout));
    }

    /// <summary>Whether the rows are somewhere else than in the data directory.</summary>
    public static bool KeepsRowsOnAzure(IConfiguration configuration) =>
        configuration.GetSection($"{AdapterSettings.Section}:{nameof(AdapterSettings.Storage)}").Get<StorageSettings>() is { IsConfigured: true };

    static IRowStore Rows(IServiceProvider provider) => Settings(provider) is { Storage.IsConfigured: true, Storage: var storage }
        ? new TablesRowStore(storage)
        : new SqliteRowStore(Settings(provider).DataDirectory);

    static IContentStore Contents(IServiceProvider provider) => Settings(provider) is { Storage.IsConfigured: true, Storage: var storage }
        ? new BlobsContentStore(storage)
        : new FilesContentStore(Path.Combine(Settings(provider).DataDirectory, "contents"));

    static void AddHttpClients(IServiceCollection services)
    {
        services.AddHttpClient(SendGridEmailSender.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout);
        services.AddHttpClient(SlackSender.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout);
        // Its addresses hold the secret and the token: they must not be logged.
        services.AddHttpClient(WeComSender.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout).RemoveAllLoggers();
        // What somebody subscribed with may hold a token of his.
        services.AddHttpClient(HttpWebhookPoster.HttpClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => GuardedHandler.Create(provider.GetRequiredService<WebhookSettings>()))
            .RemoveAllLoggers();
        services.AddHttpClient(OpenIdTokens.StaffClientName, OfIssuer).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddHttpClient(OpenIdSignIn.ClientName, OfTokenEndpoint).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).RemoveAllLoggers();
        services.AddHttpClient(OpenIdTokens.CustomerClientName, OfIssuer)
            .ConfigurePrimaryHttpMessageHandler(provider => GuardedHandler.Create(provider.GetRequiredService<WebhookSettings>()));
        services.AddHttpClient(HttpHeartbeat.HttpClientName).ConfigureHttpClient(client => client.Timeout = ProviderTimeout);
    }

    static void OfIssuer(HttpClient client)
    {
        client.Timeout = IssuerTimeout;
        client.MaxResponseContentBufferSize = LongestKeySet;
    }

    static void OfTokenEndpoint(HttpClient client)
    {
        client.Timeout = ProviderTimeout;
        client.MaxResponseContentBufferSize = LongestTokenAnswer;
    }

    static IMessageSender Email(IServiceProvider provider) => Settings(provider).SendGrid is { IsConfigured: true } settings
        ? new SendGridEmailSender(provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>())
        : Unserved(provider, Channel.Email);

    static IMessageSender SlackChat(IServiceProvider provider) => Settings(provider).Slack is { IsConfigured: true } settings
        ? new SlackSender(provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>())
        : Unserved(provider, Channel.Slack);

    static IMessageSender WeComChat(IServiceProvider provider) => Settings(provider).WeCom is { IsConfigured: true } settings
        ? new WeComSender(provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>())
        : Unserved(provider, Channel.WeCom);

    static IMessageSender Unserved(IServiceProvider provider, Channel channel) => provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
        ? new DevelopmentInbox(channel, new InboxRows(provider.GetRequiredService<IRowStore>()), provider.GetRequiredService<TimeProvider>())
        : new NoProvider(channel);

    static IHeartbeat Beat(IServiceProvider provider) => Settings(provider).HeartbeatUrl is { Length: > 0 } url
        ? new HttpHeartbeat(provider.GetRequiredService<IHttpClientFactory>(), new Uri(url))
        : new NoHeartbeat();

    static AdapterSettings Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<AdapterSettings>>().Value;
}
