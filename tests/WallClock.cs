using SupportFlows.Embedded;

namespace SupportFlows;

/// <summary>A machine's clock: its timers count what goes by, and do not notice when somebody sets the time of day.</summary>
sealed class WallClock(VirtualClock machine) : TimeProvider
{
    /// <summary>By how much the time of day has been set, forward or back.</summary>
    public TimeSpan Set { get; set; }

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Set;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
