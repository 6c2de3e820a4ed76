namespace SupportFlows.Stories.Harness;

/// <summary>The clock of somebody who waits a little and looks again: each short wait moves the app's clock by as much. Long ones, which are somebody's patience, never end.</summary>
sealed class StoryPace(Story story) : TimeProvider
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => story.Now;

    public override long GetTimestamp() => story.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime <= Longest)
        {
            _ = PassAsync(callback, state, dueTime);
        }

        return new Passing();
    }

    async Task PassAsync(TimerCallback callback, object? state, TimeSpan by)
    {
        await story.Advance(by);
        callback(state);
    }

    sealed class Passing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
