using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Timers;

/// <summary>Keeps every function's schedule, from start to stop.</summary>
sealed class TimerListener(FunctionCatalog catalog, FunctionRunner runner, TimerStore store, WorkTracker work, TimeProvider time, ILogger<TimerListener> logger)
    : IHostedService, IDisposable
{
    readonly CancellationTokenSource abort = new();
    readonly List<TimerRunner> timers = [];

    public static void Check(FunctionCatalog catalog, List<string> problems)
    {
        foreach (var (function, trigger) in catalog.By<TimerTriggerAttribute>())
        {
            try
            {
                TimerSchedule.Parse(trigger.Schedule);
            }
            catch (FormatException fault)
            {
                problems.Add($"{function.Place}: its schedule cannot be kept. {fault.Message}");
            }
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (function, trigger) in catalog.By<TimerTriggerAttribute>())
        {
            var schedule = TimerSchedule.Parse(trigger.Schedule);
            var monitored = trigger.UseMonitor && !schedule.IsFrequent(time.GetUtcNow());
            var timer = new TimerRunner(function, schedule, monitored, runner, store, work, time, logger, abort.Token);
            timers.Add(timer);
            await timer.StartAsync(trigger.RunOnStartup);
        }
    }

    /// <summary>Functions finish what they have; those still at work when the host will wait no longer are cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(timers.Select(timer => timer.StopAsync(cancellationToken)));
        }
        catch (OperationCanceledException)
        {
            await abort.CancelAsync();
            WorkerLog.TimersCutShort(logger);
        }
    }

    public void Dispose()
    {
        timers.ForEach(timer => timer.Dispose());
        abort.Dispose();
    }
}
