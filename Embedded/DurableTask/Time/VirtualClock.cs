namespace SupportFlows.Embedded;

/// <summary>
/// A clock that can be moved. While it moves it stands at each due instant, fires what is due there in (due, creation) order,
/// one timer at a time, and goes on only when the <see cref="WorkTracker"/> is idle: what a timer causes happens at that timer's time.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the application, and holds nothing that the collector does not free.
public sealed class VirtualClock : TimeProvider
#pragma warning restore CA1001
{
    readonly Lock gate = new();
    readonly SemaphoreSlim advancing = new(1);
    readonly SortedSet<VirtualTimer> timers = new(Comparer<VirtualTimer>.Create((a, b) => (a.Due, a.Order).CompareTo((b.Due, b.Order))));
    readonly WorkTracker work;
    readonly TimeProvider? real;
    readonly Action<TimeSpan>? moved;
    readonly ITimer? wake;
    TimeSpan offset;
    DateTimeOffset standing;
    bool stands;
    bool moving;
    long order;

    VirtualClock(WorkTracker work, DateTimeOffset start)
    {
        this.work = work;
        standing = start;
        stands = true;
    }

    VirtualClock(TimeProvider real, TimeSpan offset, WorkTracker work, Action<TimeSpan>? moved)
    {
        this.real = real;
        this.offset = offset;
        this.work = work;
        this.moved = moved;
        wake = real.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>A clock that moves only by <see cref="AdvanceAsync"/>.</summary>
    public static VirtualClock Frozen(DateTimeOffset start, WorkTracker work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new(work, start.ToUniversalTime());
    }

    /// <summary>A clock that runs with another, an offset ahead of it. <paramref name="moved"/> is told each new offset before the timers due there fire.</summary>
    public static VirtualClock Live(TimeProvider real, TimeSpan offset, WorkTracker work, Action<TimeSpan>? moved = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(work);
        return new(real, offset, work, moved);
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return Now();
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the clock on. Answers when everything that fell due has been done, and the time is that of the call plus <paramref name="by"/>. Calls at the same time queue up.
    /// When cancelled, or when who is told fails, it goes on from where it is.
    /// </summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        await advancing.WaitAsync(cancellation);
        try
        {
            var target = Stand() + by;
            do
            {
                await work.WhenIdleAsync(cancellation);
            }
            while (Step(target));
        }
        finally
        {
            try
            {
                Run();
            }
            finally
            {
                advancing.Release();
            }
        }
    }

    internal void Set(VirtualTimer timer, TimeSpan dueTime)
    {
        bool dueNow;
        lock (gate)
        {
            timer.Version++;
            timers.Remove(timer);
            dueNow = dueTime <= TimeSpan.Zero && dueTime != Timeout.InfiniteTimeSpan;
            if (dueNow ? moving : dueTime != Timeout.InfiniteTimeSpan)
            {
                // While the clock moves, what is due now has its turn when that which fired before it is done.
                Enqueue(timer, dueNow ? Now() : Now() + dueTime);
                dueNow = false;
            }
        }

        if (dueNow)
        {
            // Not on the caller's thread: it may hold the lock that the callback takes. The unit keeps the clock from moving on before it has run.
            var (unit, version) = (work.Begin(), timer.Version);
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                using (unit)
                {
                    Fire(timer, version);
                }
            }, null);
        }
    }

    DateTimeOffset Now() => stands ? standing : real!.GetUtcNow() + offset;

    DateTimeOffset Stand()
    {
        lock (gate)
        {
            (standing, stands, moving) = (Now(), true, true);
            return standing;
        }
    }

    void Run()
    {
        TimeSpan now;
        lock (gate)
        {
            moving = false;
            if (real is null)
            {
                return;
            }

            now = offset = standing - real.GetUtcNow();
        }

        try
        {
            moved?.Invoke(now);
        }
        finally
        {
            lock (gate)
            {
                stands = false;
                Arm();
            }
        }
    }

    /// <summary>Moves to the next due instant up to the target and fires one timer there, or moves to the target and says that there is none.</summary>
    bool Step(DateTimeOffset target)
    {
        DateTimeOffset to;
        TimeSpan? told;
        lock (gate)
        {
            to = timers.Min is { } first && first.Due < target ? first.Due : target;
            to = to > standing ? to : standing;
            told = real is not null && to > standing ? to - real.GetUtcNow() : null;
        }

        // Before anything is taken: who is told may fail, and then the clock stays, with all its timers.
        if (told is { } by)
        {
            moved?.Invoke(by);
        }

        VirtualTimer? next;
        long version;
        lock (gate)
        {
            standing = to;
            next = Dequeue(to);
            version = next?.Version ?? 0;
            moving = next is not null || to < target;
        }

        if (next is null)
        {
            return to < target;
        }

        Fire(next, version);
        return true;
    }

    void FireDue()
    {
        while (true)
        {
            VirtualTimer? next;
            long version;
            WorkTracker.Work unit;
            lock (gate)
            {
                if (stands)
                {
                    return;
                }

                next = Dequeue(Now());
                if (next is null)
                {
                    Arm();
                    return;
                }

                // Begun before an advance can look: it must not move on between this and what the callback begins.
                (version, unit) = (next.Version, work.Begin());
            }

            using (unit)
            {
                Fire(next, version);
            }
        }
    }

    void Fire(VirtualTimer timer, long version)
    {
        lock (gate)
        {
            if (timer.Version != version)
            {
                return;
            }

            if (timer.Period > TimeSpan.Zero)
            {
                Enqueue(timer, (timer.Due > Now() ? Now() : timer.Due) + timer.Period);
            }
        }

        timer.Callback(timer.State);
    }

    void Enqueue(VirtualTimer timer, DateTimeOffset due)
    {
        (timer.Due, timer.Order) = (due, ++order);
        timers.Add(timer);
        Arm();
    }

    /// <summary>Takes the earliest timer due by then.</summary>
    VirtualTimer? Dequeue(DateTimeOffset by)
    {
        if (timers.Min is not { } first || first.Due > by)
        {
            return null;
        }

        timers.Remove(first);
        return first;
    }

    void Arm()
    {
        if (wake is null || stands)
        {
            return;
        }

        if (timers.Min is not { } first)
        {
            wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = first.Due - Now();
        wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
        // The system's timers count whole milliseconds, and fire early rather than late.
        wake.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    // Waking early only arms again. The system's timers do not notice when the wall clock is set: a step must not make anything late by more than this.
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
}
