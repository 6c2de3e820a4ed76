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
        Http = new HttpClient(new ByTheContract(Door())) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
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
            // Time stands still: a whole story is sent within one minute, from one address.
            foreach (var counted in new[] { "Key", "Session", "Address", "Link", "Form", "SignIns", "Wrong" })
            {
                builder.Configuration[$"SupportFlows:Rates:{counted}PerMinute"] = "1000000";
            }

            foreach (var (name, value) in settings)
            {
                builder.Configuration[name] = value;
            }

            StoryTables.Use(builder, directory);
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

    /// <summary>A way in: an answer is handed on once all that it set off has been done.</summary>
    public HttpMessageHandler Door() => new UntilIdle(Services.GetRequiredService<WorkTracker>());

    /// <summary>What <c>kill -9</c> at this moment would leave: copied as it is, so nothing that a stop would tidy up has been.</summary>
    public string CopyDisk()
    {
        var copy = Path.Combine(directory, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).ToList())
        {
            var to = Path.Combine(copy, Path.GetRelativePath(directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    // Each party keeps its own cookies, and sees where it is sent.
    sealed class UntilIdle(WorkTracker work) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            // As long as it takes: a story has a patience of its own.
            await work.WhenIdleAsync(CancellationToken.None);
            return answer;
        }
    }

    /// <summary>Whoever tells the story, by hand or by the client: what is exchanged is what the API says of itself.</summary>
    sealed class ByTheContract(HttpMessageHandler door) : DelegatingHandler(door)
    {
        int exchanges;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
            var response = await base.SendAsync(request, cancellationToken);
            ApiContract.Check(request, body, await Answer.OfAsync(response), Interlocked.Increment(ref exchanges));
            return response;
        }
    }
}
