using NodaTime;

namespace SupportFlows.Domain.Calendars;

public sealed record NotableDay(LocalDate Day, string Name);

/// <summary>The days by which a count of business days differs from a count of weekdays: said, so that nobody wonders.</summary>
public static class NotableDays
{
    /// <summary>Holidays on what would be working days, strictly after the one day and strictly before the other.</summary>
    public static IReadOnlyList<NotableDay> Holidays(BusinessCalendar calendar, LocalDate after, LocalDate before) =>
        [.. Between(calendar, after, before, y => y.Holidays).Where(d => !calendar.Weekend.Contains(d.Day.DayOfWeek) && !calendar.IsBusinessDay(d.Day))];

    /// <summary>Weekend days on which the region works all the same.</summary>
    public static IReadOnlyList<NotableDay> MadeUp(BusinessCalendar calendar, LocalDate after, LocalDate before) =>
        [.. Between(calendar, after, before, y => y.WorkingDays).Where(d => calendar.Weekend.Contains(d.Day.DayOfWeek))];

    static IEnumerable<NotableDay> Between(BusinessCalendar calendar, LocalDate after, LocalDate before, Func<CalendarYear, IReadOnlyDictionary<LocalDate, string>> days) =>
        calendar.Years.Values.SelectMany(days).Where(d => after < d.Key && d.Key < before).OrderBy(d => d.Key).Select(d => new NotableDay(d.Key, d.Value));
}
