using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.Embedded;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>
/// A life of an orchestration in which everything happens that can: an activity fails and is tried again, a message is given up, a timer rings, an event comes before one,
/// with none, and in the middle of a decision, and it goes on as new with an event that nobody had waited for. What its activities answer is written here.
/// </summary>
sealed class LongLife : IAsyncDisposable
{
    const string Id = "life";

    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    readonly string directory = Directory.CreateTempSubdirectory("life-").FullName;
    readonly WorkTracker work = new();
    readonly VirtualClock clock;
    readonly ServiceProvider services;
    int decisions;
    int attempts;

    LongLife(string decide)
    {
        clock = VirtualClock.Frozen(Start, work);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(work)
            .AddDurableTaskEngine(
                tasks => Harness.TestPromises.Orchestrators(tasks)
                    .AddActivityFunc<string, PromiseStep>(decide, (_, _) => DecideAsync())
                    .AddActivityFunc<MessageAddress, bool>(nameof(SendMessage), (_, message) => message.Key == "lost" ? throw new InvalidOperationException("The provider is down.") : true),
                options => options.DatabasePath = Path.Combine(directory, "durable.db"))
            .BuildServiceProvider();
    }

    DurableTaskClient Client => services.GetRequiredService<DurableTaskClient>();

    /// <summary>Its history up to the first continue-as-new, and that from there to the end.</summary>
    public static async Task<(string First, string Second)> LiveAsync(string orchestration, string decide)
    {
        await using var life = new LongLife(decide);
        await life.services.GetRequiredService<IHostedService>().StartAsync(default);
        return await life.LiveAsync(orchestration);
    }

    async Task<(string First, string Second)> LiveAsync(string orchestration)
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestration, Id, new StartOrchestrationOptions(Id));
        await AdvanceAsync(minutes: 61);
        await AdvanceAsync(minutes: 30);
        await RaiseAsync();
        await RaiseAsync();
        await AdvanceAsync(minutes: 14 * 60);
        await Client.SuspendInstanceAsync(Id);
        await RaiseAsync();
        await RaiseAsync();
        var first = AsNew(Export());
        await Client.ResumeInstanceAsync(Id);
        await work.WhenIdleAsync();
        await AdvanceAsync(minutes: 60);
        return (first, Export());
    }

    async Task<PromiseStep> DecideAsync()
    {
        if (++attempts == 1)
        {
            throw new TimeoutException("The store restarts.");
        }

        var hour = clock.GetUtcNow().UtcDateTime.AddHours(1);
        switch (++decisions)
        {
            case 1:
                return new PromiseStep([new MessageAddress("tickets", Id, "kept"), new MessageAddress("tickets", Id, "lost")], hour, Finished: false);
            case 4:
                return new PromiseStep([], WakeAt: null, Finished: false);
            case 5:
                await Client.RaiseEventAsync(Id, Promise.Changed);
                return new PromiseStep([], hour, Finished: false);
            case 22:
                return new PromiseStep([new MessageAddress("tickets", Id, "last")], null, Finished: true);
            default:
                return new PromiseStep([], hour, Finished: false);
        }
    }

    async Task RaiseAsync()
    {
        await Client.RaiseEventAsync(Id, Promise.Changed);
        await work.WhenIdleAsync();
    }

    Task AdvanceAsync(int minutes) => clock.AdvanceAsync(TimeSpan.FromMinutes(minutes));

    string Export() => services.GetRequiredService<DurableTaskHistory>().Export(Id);

    /// <summary>The engine drops a history that it has left behind, so its last turn is written here: the wait is over, its timer is cancelled, and it goes on as new.</summary>
    string AsNew(string history)
    {
        var json = JsonNode.Parse(history)!;
        var timer = json["turns"]!.AsArray().SelectMany(turn => turn!["out"]!.AsArray()).Last(action => (string)action!["is"]! == "timer-created")!;
        json["turns"]!.AsArray().Add(JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $$"""
            { "at": {{clock.GetUtcNow().UtcTicks}}, "ran": true, "in": [], "out": [
              { "is": "timer-cancelled", "taskId": {{(int)timer["taskId"]!}}, "due": {{(long)timer["due"]!}}, "serial": {{(long)timer["serial"]!}} },
              { "is": "continued-as-new", "input": "\"{{Id}}\"", "version": "", "keepEvents": true } ] }
            """)));
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
