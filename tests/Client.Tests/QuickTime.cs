namespace SupportFlows.Client.Tests;

/// <summary>Whoever waits has waited at once, and the clock has moved on by so much. What would take too long never happens.</summary>
sealed class QuickTime : TimeProvider
{
    public static readonly TimeSpan TooLong = TimeSpan.FromHours(1);

    DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Which waits come to their end.</summary>
    public Predicate<TimeSpan> Ends { get; set; } = due => due < TooLong;

    /// <summary>How long was waited, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Looks on at each wait, before it is over.</summary>
    public Action<int>? Waiting { get; set; }

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || !Ends(dueTime))
        {
            return new Passed();
        }

        Waits.Add(dueTime);
        now += dueTime;
        Waiting?.Invoke(Waits.Count);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Passed();
    }

    sealed class Passed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
