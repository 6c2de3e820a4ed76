using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>The hours a target is counted in: all of them, or weekly opening hours in one zone.</summary>
/// <remarks>
/// Open is what a clock on the wall of that zone says: an hour that daylight saving skips is lost, one that it repeats counts twice.
/// Nothing is rounded.
/// </remarks>
/// <param name="TimeZone">tz database id.</param>
/// <param name="Week">Opening spans by day, in order and not overlapping; an absent day is closed, not all days are. Null is 24/7.</param>
public sealed record SupportHours(string TimeZone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>>? Week)
{
    public static readonly SupportHours Always = new("UTC", null);

    public bool IsOpen(Instant at) => Week is null || Openings.From(this, at).First().Start == at;

    /// <summary>The earliest instant by which so much open time has passed since the start.</summary>
    public Instant Add(Instant start, Duration duration)
    {
        if (Week is null) return start + duration;
        if (duration <= Duration.Zero) return start;
        var left = duration;
        foreach (var open in Openings.From(this, start))
        {
            if (left <= open.Duration) return open.Start + left;
            left -= open.Duration;
        }

        throw Unreachable();
    }

    /// <summary>The latest instant from which so much open time is left until the end.</summary>
    public Instant Subtract(Instant end, Duration duration)
    {
        if (Week is null) return end - duration;
        if (duration <= Duration.Zero) return end;
        var left = duration;
        foreach (var open in Openings.Until(this, end))
        {
            if (left <= open.Duration) return open.End - left;
            left -= open.Duration;
        }

        throw Unreachable();
    }

    /// <summary>Open time between two instants; zero when the second is not the later one.</summary>
    public Duration Between(Instant from, Instant to)
    {
        if (to <= from) return Duration.Zero;
        if (Week is null) return to - from;
        return Openings.From(this, from)
            .TakeWhile(open => open.Start < to)
            .Aggregate(Duration.Zero, (sum, open) => sum + (Instant.Min(open.End, to) - open.Start));
    }

    /// <summary>The first instant after this one at which somebody comes in; null when it is always open.</summary>
    public Instant? NextOpening(Instant after) =>
        Week is null ? null : Openings.From(this, after).First(open => open.Start > after).Start;

    InvalidOperationException Unreachable() => new($"The support hours in {TimeZone} are never open again.");
}

/// <summary>From is inclusive, To exclusive; midnight as To is the end of the day.</summary>
public sealed record OpeningSpan(LocalTime From, LocalTime To);
