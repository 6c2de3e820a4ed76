using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask;

/// <summary>The engine as a hosted service: it opens the store, starts from what is there, and starts again from it when a commit has failed.</summary>
sealed class DurableTaskEngine : IHostedService, IDisposable
{
    static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    /// <summary>Whoever fails again within this has not recovered: it must not come round a hundred times a second, and say so each time.</summary>
    static readonly TimeSpan Relapse = 2 * LongestRetry;

    readonly Lock gate = new();
    readonly ConcurrentQueue<(string Id, Message Message)> kept = new();
    readonly DurableTaskRegistry registry;
    readonly DurableTaskEngineOptions options;
    readonly IServiceProvider services;
    readonly TimeProvider time;
    readonly WorkTracker work;
    readonly ILoggerFactory loggers;
    readonly ILogger log;
    Database? database;
    EngineParts? parts;
    InstanceDirectory? directory;
    TimeSpan wait = FirstRetry;
    long recovered;
    volatile SqliteException? damage;
    bool ended;

    internal DurableTaskEngine(DurableTaskRegistry registry, DurableTaskEngineOptions options, IServiceProvider services, TimeProvider time, WorkTracker work, ILoggerFactory loggers)
    {
        (this.registry, this.options, this.services, this.time, this.work, this.loggers) = (registry, options, services, time, work, loggers);
        log = loggers.CreateLogger("SupportFlows.Embedded.DurableTask");
        Client = new EmbeddedDurableTaskClient(this, options);
    }

    internal DurableTaskClient Client { get; }

    internal DurableTaskEngineOptions Options => options;

    internal EngineParts Parts => parts ?? throw new InvalidOperationException("The durable engine is not running. Start the host before using the client.");

    internal InstanceDirectory Directory => directory ?? throw new InvalidOperationException("The durable engine is not running. Start the host before using the client.");

    internal WorkTracker Work => work;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        database = new Database(options.DatabasePath) { WriterOpened = options.WriterOpened };
        var store = new StoreReader(database);
        var serials = new SerialNumbers(database.CountStart());
        var writer = new StoreWriter(database, OnStoreFailed, options.Checkpoint);
        var activities = new ActivityRunner(new TaskCatalog<ITaskActivity>("activity", registry.Activities), options, services, work, log, OnActivityFinished);
        var scope = new ExecutionScope(options.DataConverter, loggers, options.DefaultVersion, serials.Next);
        parts = new EngineParts(
            options, services, time, work, log, store, writer, serials, new TaskCatalog<ITaskOrchestrator>("orchestrator", registry.Orchestrators), activities, scope, new InstanceWaits());
        try
        {
            Open();
        }
        catch (SqliteException fault)
        {
            damage = fault;
        }

        if (damage is { } found)
        {
            // Nothing that sleeps would ever wake: better to say so now than to seem well.
            Close();
            throw StoreFile.Refused(options.DatabasePath, found);
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets running activities end as long as the host waits; what has not ended runs again at the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (parts is null)
        {
            return;
        }

        directory?.Timers?.Dispose();
        await Task.WhenAny(parts.Activities.StopAsync(), Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        Close();
    }

    public void Dispose() => Close();

    /// <summary>For tests: ends as a killed process does. Nothing more is written, nobody is told anything.</summary>
    internal void Kill()
    {
        parts?.Writer.Kill();
        directory?.Kill(new StoreUnavailableException("The engine was killed.", null));
        Close();
    }

    void Open()
    {
        var before = parts!.Serials.Next();
        var opened = new InstanceDirectory(parts, OnStoreFailed, Deliver);
        opened.Timers = new TimerQueue(parts.Store, time, work, (timer, unit) => OnTimerDue(opened, timer, unit), OnStoreFailed);
        directory = opened;
        Recovery.Run(opened, before);
        PostKept();
    }

    void OnTimerDue(InstanceDirectory of, TimerRow timer, WorkTracker.Work unit)
    {
        if (timer.InstanceId.Length > 0)
        {
            of.Post(timer.InstanceId, new Message(new Letter.TimerDue(timer), null, null, unit));
            return;
        }

        // Its instance was purged.
        parts!.Writer.Submit(new SingleCommit(new Change.DeleteTimer(timer.Due, timer.Serial), _ => unit.Dispose()));
    }

    void OnActivityFinished(ActivityCall call, Letter.Result result, WorkTracker.Work unit) => Deliver(call.InstanceId, new Message(result, null, null, unit));

    void Deliver(string id, Message result)
    {
        kept.Enqueue((id, result));
        PostKept();
    }

    /// <summary>Delivers results of activities, those of before a failure of the store as well.</summary>
    void PostKept()
    {
        while (directory is { Dead: false } alive && kept.TryDequeue(out var result))
        {
            alive.Post(result.Id, result.Message);
        }
    }

    void OnStoreFailed(Exception exception)
    {
        lock (gate)
        {
            if (ended || directory is null or { Dead: true })
            {
                return;
            }

            directory.Kill(exception);
        }

        damage = exception is SqliteException fault && StoreFile.IsDamage(fault) ? fault : damage;
        EngineLog.StoreFailed(log, exception);
        directory.Timers?.Dispose();
        // Recovery is real time's: a clock that stands still must not keep the store from being used again.
        _ = RecoverAsync(work.Begin());
    }

    async Task RecoverAsync(WorkTracker.Work unit)
    {
        using (unit)
        {
            for (wait = TimeProvider.System.GetElapsedTime(recovered) < Relapse ? After(wait) : FirstRetry; !ended; wait = After(wait))
            {
                await Task.Delay(wait, TimeProvider.System);
                var probe = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
                parts!.Writer.Submit(new SingleCommit(new Change.Probe(), probe.SetResult));
                if (await probe.Task is null && TryOpen())
                {
                    EngineLog.StoreRecovered(log);
                    return;
                }
            }
        }

        static TimeSpan After(TimeSpan wait) => wait * 2 < LongestRetry ? wait * 2 : LongestRetry;
    }

    bool TryOpen()
    {
        recovered = TimeProvider.System.GetTimestamp();
        try
        {
            Open();
            return true;
        }
#pragma warning disable CA1031 // Whatever it was (a page that cannot be read, no memory), it is tried again: nobody else would.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            EngineLog.StoreFailed(log, exception);
            directory?.Kill(exception);
            directory?.Timers?.Dispose();
            return false;
        }
    }

    void Close()
    {
        lock (gate)
        {
            if (ended || parts is null)
            {
                return;
            }

            ended = true;
        }

        directory?.Timers?.Dispose();
        parts.Writer.Dispose();
        directory?.Kill(new StoreUnavailableException("The engine was stopped.", null));
        parts.Store.Dispose();
        database?.Dispose();
    }
}
