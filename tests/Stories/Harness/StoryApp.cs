using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded;
using SupportFlows.Functions;

namespace SupportFlows.Stories.Harness;

/// <summary>One run of the app, on a port of its own, with a clock that stands until the story moves it.</summary>
sealed class StoryApp : IAsyncDisposable
{
    readonly IHost host;
    readonly string directory;

    StoryApp(IHost host, VirtualClock clock, string directory)
    {
        (this.host, Clock, this.directory) = (host, clock, directory);
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        // Each party keeps its own cookies, and sees where it is sent.
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public VirtualClock Clock { get; }

    public IServiceProvider Services => host.Services;

    public static async Task<StoryApp> StartAsync(string directory, DateTimeOffset now, LogRecorder log, IEnumerable<(string Name, string Value)> settings)
    {
        var work = new WorkTracker();
        var clock = VirtualClock.Frozen(now, work);
        var host = AppHost.Create(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration["SupportFlows:DataDirectory"] = directory;
            foreach (var (name, value) in settings)
            {
                builder.Configuration[name] = value;
            }

            builder.Services.AddSingleton(work);
            builder.Services.AddSingleton<TimeProvider>(clock);
            if (ExampleRecorder.Ids is { } ids)
            {
                builder.Services.AddSingleton(ids);
            }

            builder.Logging.ClearProviders().AddProvider(log);
        });
        await host.StartAsync();
        return new StoryApp(host, clock, directory);
    }

    /// <summary>What <c>kill -9</c> at this moment would leave: copied as it is, so nothing that a stop would tidy up has been.</summary>
    public string CopyDisk()
    {
        var copy = Path.Combine(directory, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(directory).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
