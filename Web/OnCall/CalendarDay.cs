using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>A day of a schedule's zone, from midnight to midnight: 23 or 25 hours where clocks are changed.</summary>
/// <param name="Width">In percent of the longest day on show: an hour is as wide on every day.</param>
/// <param name="Lanes">How many are on call at once at most; at least one.</param>
public sealed record CalendarDay(LocalDate Date, Interval Span, double Width, IReadOnlyList<CalendarBlock> Blocks, IReadOnlyList<CalendarTick> Ticks, int Lanes)
{
    static readonly Duration Usual = Duration.FromHours(24);

    public Duration Length => Span.Duration;

    public bool IsUsual => Length == Usual;
}

/// <summary>A stretch of a day with the same people on call.</summary>
/// <param name="From">In percent of the longest day on show, as is <paramref name="Width"/>.</param>
/// <param name="Source">Null: nobody is on call.</param>
public sealed record CalendarBlock(Interval Span, double From, double Width, IReadOnlyList<string> People, ShiftSource? Source);

/// <param name="Hour">As the clock on the wall has it.</param>
public sealed record CalendarTick(double At, int Hour);
