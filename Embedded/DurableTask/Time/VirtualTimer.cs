namespace SupportFlows.Embedded;

/// <summary>A timer of a <see cref="VirtualClock"/>, which guards its fields.</summary>
sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    internal TimerCallback Callback { get; } = callback;

    internal object? State { get; } = state;

    internal TimeSpan Period { get; private set; }

    internal DateTimeOffset Due { get; set; }

    /// <summary>Of two timers due at the same instant the one set first fires first. Changed only while the timer is not queued: the queue sorts by it.</summary>
    internal long Order { get; set; }

    /// <summary>Raised by each change, so that a firing decided before it is known to be stale.</summary>
    internal long Version { get; set; }

    bool disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        Period = period;
        clock.Set(this, dueTime);
        return true;
    }

    public void Dispose()
    {
        disposed = true;
        clock.Set(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
