using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Client;
using SupportFlows.Embedded;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Functions;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Bench;

/// <summary>The app in process on a clock that stands until it is moved, its messages delivered to the development inbox, its row store counted.</summary>
sealed class FrozenApp : IAsyncDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static readonly string[] Everything = ["*"];

    readonly WorkTracker work = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
    readonly VirtualClock clock;
    readonly CountedRows rows;
    readonly IHost host;
    StandIn? receiver;

    FrozenApp()
    {
        clock = VirtualClock.Frozen(Start, work);
        rows = new CountedRows(new SqliteRowStore(folder.FullName));
        host = AppHost.Create(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration["SupportFlows:DataDirectory"] = folder.FullName;
            // Its quiet minutes are no story's.
            builder.Configuration["AzureWebJobs.Auditor.Disabled"] = "true";
            // What a story cost is read from its history.
            builder.Configuration["AzureWebJobs.PurgeFinished.Disabled"] = "true";
            builder.Services.AddSingleton(work);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton<IRowStore>(rows);
            builder.Logging.ClearProviders();
        });
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<FrozenApp> StartAsync()
    {
        var app = new FrozenApp();
        // It greets its developer.
        Console.SetOut(TextWriter.Null);
        await app.host.StartAsync();
        await app.SettleAsync();
        return app;
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    Uri Address => new(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public SupportFlowsClient As(string key) => new(Address, key);

    /// <summary>Somebody is told of everything, and takes it.</summary>
    public async Task SubscribeAsync()
    {
        receiver = await StandIn.StartAsync();
        using var http = new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "demo-operator") } };
        var made = await http.PostAsJsonAsync("api/webhook-subscriptions", new { url = $"{receiver.Address}/webhook", events = Everything });
        made.EnsureSuccessStatusCode();
    }

    /// <summary>What follows from what was done has been done.</summary>
    public Task SettleAsync() => work.WhenIdleAsync(default);

    public async Task AdvanceAsync(TimeSpan by)
    {
        await SettleAsync();
        await clock.AdvanceAsync(by, default);
    }

    /// <summary>All that was spent so far.</summary>
    public async Task<Cost> CostAsync()
    {
        var history = Get<DurableTaskHistory>();
        var actions = 0L;
        await foreach (var instance in Get<DurableTaskClient>().GetAllInstancesAsync())
        {
            actions += history.Cost(instance.InstanceId).Actions;
        }

        return rows.Cost with { Actions = actions, DiskBytes = Machine.BytesWritten };
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        folder.Delete(recursive: true);
        await (receiver?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
