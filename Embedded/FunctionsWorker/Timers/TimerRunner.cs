using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Timers;

/// <summary>Runs one function when it is due. The next run is armed when one is done, so a function never overlaps itself.</summary>
sealed class TimerRunner(Function function, TimerSchedule schedule, bool monitored, FunctionRunner runner, TimerStore store, WorkTracker work, TimeProvider time, ILogger logger, CancellationToken abort) : IDisposable
{
    readonly Lock gate = new();
    Task running = Task.CompletedTask;
    DateTimeOffset next;
    DateTimeOffset seen;
    DateTimeOffset? last;
    ITimer? alarm;
    bool stopped;

    /// <summary>Makes up for a run that was missed while nobody was there, or waits for the next one.</summary>
    public async Task StartAsync(bool runNow)
    {
        var now = time.GetUtcNow();
        var record = monitored ? await store.ReadAsync(function.Name) : null;
        var missed = record is { } known && known.Schedule == schedule.Text && known.Next <= now;
        last = record?.Last;
        next = missed ? record!.Next : schedule.After(now);
        if (missed || runNow)
        {
            Run(missed ? next : now, missed);
        }
        else
        {
            await KeepAsync(now);
            Arm();
        }
    }

    /// <summary>Starts no more runs, and waits for the one under way.</summary>
    public Task StopAsync(CancellationToken cancellation)
    {
        Dispose();
        return running.WaitAsync(cancellation);
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            alarm?.Dispose();
        }
    }

    void Arm()
    {
        lock (gate)
        {
            if (!stopped)
            {
                alarm?.Dispose();
                seen = time.GetUtcNow();
                alarm = time.CreateTimer(_ => Fire(), null, Waits.Until(next, seen, time), Timeout.InfiniteTimeSpan);
            }
        }
    }

    void Fire()
    {
        var now = time.GetUtcNow();
        if (now < seen - Waits.Longest)
        {
            // The clock was set back, and the times of the schedule come again. Until the one it waited for it could be hours.
            next = schedule.After(now);
        }

        if (now < next)
        {
            Arm();
        }
        else
        {
            Run(next, pastDue: false);
        }
    }

    void Run(DateTimeOffset due, bool pastDue)
    {
        lock (gate)
        {
            if (!stopped)
            {
                var unit = work.Begin();
                running = Task.Run(() => RunAsync(due, pastDue, unit));
            }
        }
    }

    async Task RunAsync(DateTimeOffset due, bool pastDue, WorkTracker.Work unit)
    {
        using (unit)
        {
            var now = time.GetUtcNow();
            var status = new ScheduleStatus { Last = last?.UtcDateTime ?? default, Next = schedule.After(now).UtcDateTime, LastUpdated = now.UtcDateTime };
            try
            {
                await runner.RunAsync(function, new Occasion(new TimerInfo { IsPastDue = pastDue, ScheduleStatus = monitored ? status : null }, Occasion.NoData), cancellation: abort);
            }
            catch (Exception) when (abort.IsCancellationRequested)
            {
                // The host would wait no longer: not a run that counts, so the next start makes up for it.
                return;
            }
            catch (Exception fault)
            {
                // A function may throw anything; the next run is its next chance.
                WorkerLog.TimerFailed(logger, function.Name, schedule.Text, fault);
            }

            await DoneAsync(due);
        }
    }

    async Task DoneAsync(DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        last = due;
        next = schedule.After(now);
        try
        {
            await KeepAsync(now);
        }
        catch (ObjectDisposedException)
        {
            // The app is gone without a goodbye; the next start makes up for this run.
            return;
        }
        catch (Exception fault)
        {
            // The store failed. The schedule goes on from memory; at worst a restart makes up for a run that there was.
            WorkerLog.RunUnwritten(logger, function.Name, fault);
        }

        Arm();
    }

    Task KeepAsync(DateTimeOffset now)
        => monitored ? store.WriteAsync(function.Name, new TimerRecord(schedule.Text, last, next, now)) : Task.CompletedTask;
}
