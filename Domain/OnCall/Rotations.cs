using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>Whose turn it is in a layer. What daylight saving does to it is said at <see cref="WallClock"/>.</summary>
public static class Rotations
{
    /// <summary>Null before the layer starts, after it ended, and outside its restrictions.</summary>
    /// <param name="timeZone">Of the schedule: for a layer that names none.</param>
    public static string? PersonAt(Layer layer, string timeZone, Instant at)
    {
        var zone = WallClock.Zone(layer.TimeZone ?? timeZone);
        if (layer.Until is { } until && WallClock.Reaches(zone, until) <= at) return null;
        return Number(layer, zone, at) is >= 0 and var number && Restrictions.Allow(layer.Restrictions, zone, at)
            ? layer.People[(int)(number % layer.People.Count)]
            : null;
    }

    /// <summary>The next instant at which the layer may put somebody else on duty, or nobody. Null: never again.</summary>
    public static Instant? NextEdge(Layer layer, string timeZone, Instant after)
    {
        var zone = WallClock.Zone(layer.TimeZone ?? timeZone);
        Instant? until = layer.Until is { } end ? WallClock.Reaches(zone, end) : null;
        if (until <= after) return null;
        var number = Number(layer, zone, after);
        if (number < 0) return Earlier(WallClock.Reaches(zone, layer.Start), until);
        Instant? turn = layer.People.Distinct().Count() > 1 ? WallClock.Reaches(zone, layer.Start.PlusTicks((number + 1) * Ticks(layer))) : null;
        return Earlier(Earlier(turn, Restrictions.NextEdge(layer.Restrictions, zone, after)), until);
    }

    /// <summary>
    /// The shift that is on, from 0; negative before the first. One division, however many shifts lie between: a shift has begun when the clock has read its
    /// time, and the latest time that the clock has read is either what it reads, or, when it has just been set back, what it was set back from.
    /// </summary>
    static long Number(Layer layer, DateTimeZone zone, Instant at)
    {
        var even = zone.GetZoneInterval(at);
        var begun = FloorDivide(TicksSince(layer.Start, at.WithOffset(even.WallOffset).LocalDateTime), Ticks(layer));
        if (!even.HasStart) return begun;
        // The clock was set back before it read the very end of the interval before.
        var read = TicksSince(layer.Start, zone.GetZoneInterval(even.Start - Duration.Epsilon).IsoLocalEnd) - 1;
        return Math.Max(begun, FloorDivide(read, Ticks(layer)));
    }

    static long Ticks(Layer layer) => layer.Length * layer.Unit switch
    {
        RotationUnit.Hours => NodaConstants.TicksPerHour,
        RotationUnit.Days => NodaConstants.TicksPerDay,
        _ => NodaConstants.TicksPerWeek,
    };

    static long TicksSince(LocalDateTime start, LocalDateTime wall) => Ticks(wall) - Ticks(start);

    static long Ticks(LocalDateTime wall) => wall.InUtc().ToInstant().ToUnixTimeTicks();

    static long FloorDivide(long ticks, long by) => ticks / by - (ticks % by < 0 ? 1 : 0);

    static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;
}
