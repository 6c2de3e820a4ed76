using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>The open stretches of weekly hours, one after the other. They are cut at every change of the zone's offset, within which wall time runs evenly.</summary>
static class Openings
{
    public static IEnumerable<Interval> From(SupportHours hours, Instant start)
    {
        var zone = Zone(hours);
        for (var at = start; ;)
        {
            var even = zone.GetZoneInterval(at);
            var end = even.HasEnd ? even.End : Instant.MaxValue;
            for (var day = at.WithOffset(even.WallOffset).Date; StartOf(day, even.WallOffset) < end; day = day.PlusDays(1))
                foreach (var open in Of(hours, day, even.WallOffset))
                    if (Cut(open, at, end) is { } stretch)
                        yield return stretch;
            at = end;
        }
    }

    public static IEnumerable<Interval> Until(SupportHours hours, Instant end)
    {
        var zone = Zone(hours);
        for (var at = end; ;)
        {
            var even = zone.GetZoneInterval(at - Duration.Epsilon);
            var start = even.HasStart ? even.Start : Instant.MinValue;
            for (var day = at.WithOffset(even.WallOffset).Date; StartOf(day.PlusDays(1), even.WallOffset) > start; day = day.PlusDays(-1))
                foreach (var open in Of(hours, day, even.WallOffset).Reverse())
                    if (Cut(open, start, at) is { } stretch)
                        yield return stretch;
            at = start;
        }
    }

    /// <summary>Hours that never open would be searched for ever.</summary>
    static DateTimeZone Zone(SupportHours hours) => hours.Week!.Values.Any(spans => spans.Count > 0)
        ? DateTimeZoneProviders.Tzdb[hours.TimeZone]
        : throw new InvalidOperationException($"The support hours in {hours.TimeZone} are never open. Give them at least one opening span.");

    static IEnumerable<Interval> Of(SupportHours hours, LocalDate day, Offset offset)
    {
        if (!hours.Week!.TryGetValue(day.DayOfWeek, out var spans)) yield break;
        foreach (var span in spans)
        {
            var close = span.To == LocalTime.Midnight ? day.PlusDays(1).AtMidnight() : day + span.To;
            yield return new Interval((day + span.From).WithOffset(offset).ToInstant(), close.WithOffset(offset).ToInstant());
        }
    }

    static Interval? Cut(Interval open, Instant from, Instant to)
    {
        var start = Instant.Max(open.Start, from);
        var end = Instant.Min(open.End, to);
        return start < end ? new Interval(start, end) : null;
    }

    static Instant StartOf(LocalDate day, Offset offset) => day.AtMidnight().WithOffset(offset).ToInstant();
}
