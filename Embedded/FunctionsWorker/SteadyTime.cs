namespace SupportFlows.Embedded.FunctionsWorker;

/// <summary>Time as it goes by in this process, whatever the wall clock is set to: for waits that are so and so long, and not until a time of day.</summary>
sealed class SteadyTime(TimeProvider time)
{
    readonly DateTimeOffset start = time.GetUtcNow();
    readonly long stamp = time.GetTimestamp();

    public DateTimeOffset Now => start + time.GetElapsedTime(stamp);
}
