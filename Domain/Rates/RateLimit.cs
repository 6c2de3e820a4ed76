using NodaTime;

namespace SupportFlows.Domain.Rates;

/// <summary>So many requests within a window, all at once if need be: what was used comes back evenly, one after the other.</summary>
/// <param name="Most">Requests, at least one.</param>
/// <param name="Window">After which all of them have come back.</param>
public readonly record struct RateLimit(int Most, Duration Window)
{
    public static RateLimit PerMinute(int most) => new(most, Duration.FromMinutes(1));

    /// <param name="full">When all that the caller used will have come back; before now: he used nothing.</param>
    public RateVerdict Take(Instant full, Instant now)
    {
        // Farther off than the window it can only be because the clock was set back: nobody has to wait for that.
        var start = full > now && full - now <= Window ? full : now;
        var taken = start + (Window / Most);
        var over = taken - now - Window;
        return over > Duration.Zero ? new RateVerdict(false, full, over) : new RateVerdict(true, taken, Duration.Zero);
    }
}

/// <param name="Full">To be remembered of the caller.</param>
/// <param name="Wait">After which the next request is taken; zero for one that is.</param>
public readonly record struct RateVerdict(bool IsTaken, Instant Full, Duration Wait);
