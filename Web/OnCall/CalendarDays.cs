using NodaTime;
using NodaTime.TimeZones;
using SupportFlows.Domain.OnCall;
using Rota = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>Cuts a schedule into the days of its zone.</summary>
public static class CalendarDays
{
    static readonly int[] TickHours = [6, 12, 18];

    // A day that begins in a skipped hour begins when the gap ends; a time that comes twice means the first.
    static readonly ZoneLocalMappingResolver Wall = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static IReadOnlyList<CalendarDay> Of(Schedule schedule, LocalDate from, int days)
    {
        var zone = Duties.ZoneOf(schedule);
        var spans = Enumerable.Range(0, days).Select(from.PlusDays).Select(date => (Date: date, Span: new Interval(Start(zone, date), Start(zone, date.PlusDays(1))))).ToList();
        var widest = spans.Max(s => s.Span.Duration).TotalHours;
        var (begin, end) = (spans[0].Span.Start, spans[^1].Span.End);
        var stretches = Rota.Shifts(schedule, begin, end).Select(s => new Stretch(s.Interval, s.People, s.Source))
            .Concat(Rota.Gaps(schedule, begin, end).Select(g => new Stretch(g, [], null)))
            .OrderBy(s => s.Span.Start)
            .ToList();
        return [.. spans.Select(day => Day(day.Date, day.Span))];

        CalendarDay Day(LocalDate date, Interval span)
        {
            var blocks = stretches.Where(s => s.Span.Start < span.End && s.Span.End > span.Start).Select(s => Block(s, span)).ToList();
            return new CalendarDay(
                date,
                span,
                Percent(span.Duration),
                blocks,
                [.. TickHours.Select(hour => new CalendarTick(Percent(zone.ResolveLocal(date + new LocalTime(hour, 0), Wall).ToInstant() - span.Start), hour))],
                blocks.Select(b => b.People.Count).Append(1).Max());
        }

        CalendarBlock Block(Stretch stretch, Interval day)
        {
            var cut = new Interval(Instant.Max(stretch.Span.Start, day.Start), Instant.Min(stretch.Span.End, day.End));
            return new CalendarBlock(cut, Percent(cut.Start - day.Start), Percent(cut.Duration), stretch.People, stretch.Source);
        }

        double Percent(Duration span) => 100 * span.TotalHours / widest;
    }

    static Instant Start(DateTimeZone zone, LocalDate date) => zone.AtStartOfDay(date).ToInstant();

    sealed record Stretch(Interval Span, IReadOnlyList<string> People, ShiftSource? Source);
}
