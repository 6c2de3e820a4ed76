namespace SupportFlows.Embedded.FunctionsWorker;

static class Waits
{
    /// <summary>The system's timers do not notice when the wall clock is set: a step must not make anything late by more than this. Whoever wakes early looks at the clock and waits again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // A timer takes at most some 49 days.
    static readonly TimeSpan LongestOfAll = TimeSpan.FromDays(30);

    public static TimeSpan Until(DateTimeOffset due, DateTimeOffset now, TimeProvider time)
    {
        var longest = time is VirtualClock ? LongestOfAll : Longest;
        return due <= now ? TimeSpan.Zero : due - now > longest ? longest : due - now;
    }
}
