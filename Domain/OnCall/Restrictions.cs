using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>The parts of every week in which a layer is on duty. What daylight saving does to them is said at <see cref="WallClock"/>.</summary>
static class Restrictions
{
    /// <summary>A span that began two days ago may still run: it lasts up to a day, and a zone may skip one.</summary>
    const int DaysBack = 2;

    /// <summary>Each weekday comes again within a week; and one more day, of which clocks may skip a part.</summary>
    const int DaysAhead = 8;

    public static bool Allow(IReadOnlyList<Restriction>? restrictions, DateTimeZone zone, Instant at) =>
        restrictions is null or [] || Spans(restrictions, zone, at, ahead: 1).Any(s => s.Start <= at && at < s.End);

    public static Instant? NextEdge(IReadOnlyList<Restriction>? restrictions, DateTimeZone zone, Instant after) =>
        Spans(restrictions ?? [], zone, after, DaysAhead).SelectMany(s => new[] { s.Start, s.End }).Where(e => e > after).Cast<Instant?>().Min();

    static IEnumerable<Interval> Spans(IReadOnlyList<Restriction> restrictions, DateTimeZone zone, Instant around, int ahead)
    {
        var today = around.InZone(zone).Date;
        return from days in Enumerable.Range(-DaysBack, DaysBack + ahead + 1)
               let day = today.PlusDays(days)
               from restriction in restrictions
               where restriction.Days.Contains(day.DayOfWeek)
               select Span(restriction, zone, day);
    }

    static Interval Span(Restriction restriction, DateTimeZone zone, LocalDate day)
    {
        var lastDay = restriction.To > restriction.From ? day : day.PlusDays(1);
        return new Interval(WallClock.Reaches(zone, day + restriction.From), WallClock.Leaves(zone, lastDay + restriction.To));
    }
}
