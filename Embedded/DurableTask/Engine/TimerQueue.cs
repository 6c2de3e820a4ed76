using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>
/// The durable timers. The store has all of them, memory only the earliest: those up to the horizon. One timer of the clock is armed, for the first.
/// </summary>
sealed class TimerQueue : IDisposable
{
    internal const int PageSize = 2048;

    readonly Lock gate = new();
    readonly SortedSet<TimerRow> earliest = [];
    readonly StoreReader store;
    readonly TimeProvider time;
    readonly WorkTracker work;
    readonly Action<TimerRow, WorkTracker.Work> due;
    readonly Action<Exception> failed;
    readonly ITimer wake;
    readonly bool stepwise;
    TimerRow? horizon = new(long.MinValue, 0, 0, "", 0);
    long armed = long.MaxValue;
    bool stopped;

    /// <param name="due">Told of each timer in order of due time; the unit is that of what follows.</param>
    /// <param name="failed">Told when the store cannot be read.</param>
    internal TimerQueue(StoreReader store, TimeProvider time, WorkTracker work, Action<TimerRow, WorkTracker.Work> due, Action<Exception> failed)
    {
        (this.store, this.time, this.work, this.due, this.failed) = (store, time, work, due, failed);
        stepwise = time is VirtualClock;
        wake = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers in memory.</summary>
    internal int Loaded
    {
        get
        {
            lock (gate)
            {
                return earliest.Count;
            }
        }
    }

    /// <summary>Takes in a timer that has been committed.</summary>
    internal void Add(TimerRow timer)
    {
        lock (gate)
        {
            // Beyond the horizon it is found in the store when its time comes near.
            if (horizon is not null && timer.CompareTo(horizon) > 0)
            {
                return;
            }

            earliest.Add(timer);
            if (earliest.Count > 2 * PageSize)
            {
                earliest.Remove(earliest.Max!);
                horizon = earliest.Max;
            }
        }

        Fire();
    }

    internal void Remove(long timerDue, long serial)
    {
        lock (gate)
        {
            earliest.Remove(new TimerRow(timerDue, serial, 0, "", 0));
        }
    }

    /// <summary>Fires what is due, and arms the clock for the next. A virtual clock is left to say when each of several has its turn: one at a time, in order.</summary>
    internal void Fire() => Fire(stepwise ? 0 : PageSize);

    void Fire(int most)
    {
        try
        {
            while (TakeDue(most) is { } ready)
            {
                foreach (var (timer, unit) in ready)
                {
                    due(timer, unit);
                }

                most = stepwise ? 0 : PageSize;
            }
        }
#pragma warning disable CA1031 // This runs on the clock's thread, where nobody else would see it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failed(exception);
        }
    }

    void Wake()
    {
        lock (gate)
        {
            armed = long.MaxValue;
        }

        Fire(stepwise ? 1 : PageSize);
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
        }

        wake.Dispose();
    }

    List<(TimerRow Timer, WorkTracker.Work Unit)>? TakeDue(int most)
    {
        lock (gate)
        {
            if (stopped)
            {
                return null;
            }

            List<(TimerRow, WorkTracker.Work)>? ready = null;
            var now = time.GetUtcNow().UtcTicks;
            while (First() is { } first && first.Due <= now && (ready?.Count ?? 0) < most)
            {
                earliest.Remove(first);
                (ready ??= []).Add((first, work.Begin()));
            }

            if (ready is null)
            {
                Arm(now);
            }

            return ready;
        }
    }

    TimerRow? First()
    {
        if (earliest.Count == 0 && horizon is not null)
        {
            var page = store.Timers(horizon.Due, horizon.Serial, PageSize);
            earliest.UnionWith(page);
            horizon = page.Count < PageSize ? null : page[^1];
        }

        return earliest.Min;
    }

    void Arm(long now)
    {
        var next = earliest.Min?.Due ?? long.MaxValue;
        if (next == armed)
        {
            return;
        }

        armed = next;
        wake.Change(next == long.MaxValue ? Timeout.InfiniteTimeSpan : Wait(next - now), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The system's timers count whole milliseconds, and fire early rather than late: without rounding up this would spin until the due time.</summary>
    TimeSpan Wait(long ticks)
    {
        var wait = TimeSpan.FromTicks(Math.Max(ticks, 0));
        if (stepwise)
        {
            return wait;
        }

        return wait > LongestWait ? LongestWait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    // Waking early only arms again. The system's timers do not notice when the wall clock is set: a step must not make anything late by more than this.
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
}
