namespace SupportFlows.Embedded.FunctionsWorker;

static class Waits
{
    // A timer takes at most some 49 days; whoever wakes early looks at the clock and waits again.
    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static TimeSpan Until(DateTimeOffset due, DateTimeOffset now)
        => due <= now ? TimeSpan.Zero : due - now > Longest ? Longest : due - now;
}
