using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests;

/// <summary>The adapters as an app registers them.</summary>
sealed class TestApp : IAsyncDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly IHost host;

    /// <param name="settings">Names below <c>SupportFlows:</c>. The data directory is a temporary one unless it is among them, and the links have a secret.</param>
    public TestApp(string environment, Dictionary<string, string?> settings, TimeSpan? providerTimeout = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SupportFlows:DataDirectory"] = directory.Path,
            ["SupportFlows:LinkSecret"] = "a secret of the tests, long enough",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("SupportFlows:" + setting.Key, setting.Value)));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Services.AddAdapters(builder.Configuration);
        if (providerTimeout is { } timeout)
        {
            builder.Services.PostConfigureAll<HttpClientFactoryOptions>(each => each.HttpClientActions.Add(client => client.Timeout = timeout));
        }

        host = builder.Build();
    }

    public LogLines Log { get; } = new();

    public IServiceProvider Services => host.Services;

    public Task StartAsync() => host.StartAsync(TestContext.Current.CancellationToken);

    public IMessageSender Sender(Channel channel) => host.Services.GetServices<IMessageSender>().Single(sender => sender.Channel == channel);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        directory.Dispose();
    }
}
