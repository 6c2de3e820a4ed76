using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests.Support;

/// <summary>An engine on a database of its own and a frozen clock. It can be killed and opened again.</summary>
sealed class Engine : IAsyncDisposable
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Of the real clock: work that never ends is a finding, not a test that never ends.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly string folder = Directory.CreateTempSubdirectory("durable").FullName;
    readonly Action<DurableTaskRegistry> register;
    readonly Action<DurableTaskEngineOptions>? configure;
    readonly TimeSpan? set;
    ServiceProvider? services;

    Engine(Action<DurableTaskRegistry> register, Action<DurableTaskEngineOptions>? configure, TimeSpan? set)
    {
        (this.register, this.configure, this.set) = (register, configure, set);
        Clock = VirtualClock.Frozen(Start, Work);
    }

    internal WorkTracker Work { get; private set; } = new();

    internal VirtualClock Clock { get; private set; }

    internal DurableTaskEngine Running => services!.GetRequiredService<DurableTaskEngine>();

    internal DurableTaskClient Client => services!.GetRequiredService<DurableTaskClient>();

    internal string DatabasePath => Path.Combine(folder, "durable.db");

    /// <summary>The time of day, where the engine was started with one that can be set; <see cref="AdvanceAsync"/> lets time go by all the same.</summary>
    internal WallClock? Wall { get; private set; }

    internal Action<Checkpoint>? Checkpoint { get; set; }

    internal static Task<Engine> StartAsync(Action<DurableTaskRegistry> register, Action<DurableTaskEngineOptions>? configure = null) => StartAsync(register, configure, set: null);

    /// <summary>An engine on a machine's clock.</summary>
    internal static Task<Engine> StartOnAMachineAsync(Action<DurableTaskRegistry> register) => StartAsync(register, configure: null, TimeSpan.Zero);

    static async Task<Engine> StartAsync(Action<DurableTaskRegistry> register, Action<DurableTaskEngineOptions>? configure, TimeSpan? set)
    {
        var engine = new Engine(register, configure, set);
        await engine.OpenAsync();
        return engine;
    }

    internal Task OpenAsync() => OpenAsync(register);

    /// <summary>Opens it with other code: a new deployment.</summary>
    internal async Task OpenAsync(Action<DurableTaskRegistry> code)
    {
        Wall = set is null ? null : new WallClock(Clock) { Set = Wall?.Set ?? set.Value };
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Wall is null ? Clock : Wall)
            .AddSingleton(Work)
            .AddDurableTaskEngine(code, options =>
            {
                options.DatabasePath = DatabasePath;
                options.Checkpoint = point => Checkpoint?.Invoke(point);
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
        await Running.StartAsync(default);
    }

    /// <summary>As kill -9 does: nothing more is written. Time stands where it was.</summary>
    internal void Kill()
    {
        Running.Kill();
        // What was under way will never end.
        Work = new WorkTracker();
        Clock = VirtualClock.Frozen(Clock.GetUtcNow(), Work);
    }

    internal async Task RestartAsync(Action<DurableTaskRegistry>? code = null)
    {
        Kill();
        await OpenAsync(code ?? register);
    }

    internal Task AdvanceAsync(TimeSpan by) => Clock.AdvanceAsync(by, TestContext.Current.CancellationToken).WaitAsync(Patience);

    /// <summary>Waits until all that can happen now has happened.</summary>
    internal Task SettleAsync() => Work.WhenIdleAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

    internal async Task<string> StartInstanceAsync(string name, object? input = null, string? id = null)
    {
        id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id), TestContext.Current.CancellationToken);
        await SettleAsync();
        return id;
    }

    internal async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload, TestContext.Current.CancellationToken);
        await SettleAsync();
    }

    internal async Task<OrchestrationMetadata> GetAsync(string id)
        => await Client.GetInstanceAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"There is no instance '{id}'.");

    /// <summary>Starts an instance, lets it run as far as it can, and gives it.</summary>
    internal async Task<OrchestrationMetadata> RunAsync(string name, object? input = null) => await GetAsync(await StartInstanceAsync(name, input));

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            Running.Kill();
            await services.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
