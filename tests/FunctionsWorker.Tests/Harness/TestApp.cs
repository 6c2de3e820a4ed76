using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded;
using SupportFlows.Embedded.FunctionsWorker;

namespace SupportFlows.FunctionsWorker.Tests.Harness;

/// <summary>An app of the functions of some classes: real Kestrel, real SQLite, a clock that stands until it is moved.</summary>
sealed class TestApp : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    readonly IHost host;
    readonly HttpClient http;

    TestApp(IHost host, VirtualClock clock, WorkTracker work, LogBook log)
    {
        this.host = host;
        Clock = clock;
        Work = work;
        Log = log;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public VirtualClock Clock { get; }

    public WorkTracker Work { get; }

    public LogBook Log { get; }

    public IServiceProvider Services => host.Services;

    public EmbeddedQueues Queues => host.Services.GetRequiredService<EmbeddedQueues>();

    /// <summary>Builds without starting, as a refusal at start needs no more.</summary>
    public static IHost Build(TestFolder folder, Type[] holders, Action<FunctionsApplicationBuilder>? configure = null, params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", folder.Path, "--urls", "http://127.0.0.1:0", .. args]);
        builder.Holds = type => holders.Contains(type);
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        return builder.Build();
    }

    public static Task<TestApp> StartAsync<THolder>(TestFolder folder, Action<FunctionsApplicationBuilder>? configure = null, DateTimeOffset? at = null, params string[] args)
        => StartAsync<THolder>(folder, configure, wall: null, at, args);

    /// <summary>On a machine's clock, which can be set; <see cref="AdvanceAsync"/> lets time go by all the same.</summary>
    public static Task<TestApp> StartOnAMachineAsync<THolder>(TestFolder folder, Action<FunctionsApplicationBuilder> configure, Action<WallClock> wall, DateTimeOffset? at = null)
        => StartAsync<THolder>(folder, configure, wall, at, []);

    static async Task<TestApp> StartAsync<THolder>(TestFolder folder, Action<FunctionsApplicationBuilder>? configure, Action<WallClock>? wall, DateTimeOffset? at, string[] args)
    {
        var work = new WorkTracker();
        var clock = VirtualClock.Frozen(at ?? Start, work);
        var time = new WallClock(clock);
        wall?.Invoke(time);
        var log = new LogBook();
        var host = Build(
            folder,
            [typeof(THolder)],
            builder =>
            {
                builder.Services.AddSingleton(work).AddSingleton<TimeProvider>(wall is null ? clock : time);
                builder.Logging.ClearProviders().AddProvider(log);
                configure?.Invoke(builder);
            },
            args);
        await host.StartAsync();
        return new TestApp(host, clock, work, log);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<string> GetTextAsync(string path) => http.GetStringAsync(path);

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Waits until nothing is under way.</summary>
    public Task IdleAsync() => Work.WhenIdleAsync();

    public Task AdvanceAsync(TimeSpan by) => Clock.AdvanceAsync(by);

    public Task SendAsync(string queue, string message) => Queues.SendAsync(queue, message);

    public async Task<IReadOnlyList<QueueMessage>> PeekAsync(string queue) => await Queues.PeekAsync(queue, 100);

    public Task StopAsync(CancellationToken patience = default) => host.StopAsync(patience);

    /// <summary>Lets go of everything at once, as when the process dies: nothing is finished, nothing is told.</summary>
    public async Task KillAsync()
    {
        http.Dispose();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await KillAsync();
    }
}
