using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>
/// Counts business days. These are all the rules; <c>docs/calendars.md</c> has each with an example, day by day:
/// <list type="number">
/// <item>A day is a business day when the calendar lists it as a working day, or when it is neither a weekend day nor a holiday. Whole days are counted, never parts.</item>
/// <item>Between counts the days strictly after one day and strictly before another: neither the day of the request nor the first day of the event, however early or late on it.</item>
/// <item>Days that meet, that are one day, or that stand the wrong way round, have none between them: zero, never less.</item>
/// <item>The n-th business day before or after a day starts from that day without counting it. That day need not be a business day.</item>
/// <item>So n - 1 business days lie between a day and the n-th one before or after it.</item>
/// <item>Days are dates. Which date an instant falls on is asked in the customer's zone, before anything is counted; no clock change adds or takes a day.</item>
/// <item>A day that is looked at in a year that the calendar does not have ends the count with an error. Days that need not be looked at may lie in any year.</item>
/// </list>
/// </summary>
public static class BusinessDays
{
    /// <summary>The business days strictly after the one and strictly before the other.</summary>
    /// <exception cref="MissingCalendarYearException">One of the days between lies in a year that the calendar does not have.</exception>
    public static int Between(BusinessCalendar calendar, LocalDate after, LocalDate before)
    {
        var count = 0;
        for (var day = after.PlusDays(1); day < before; day = day.PlusDays(1))
            if (calendar.IsBusinessDay(day))
                count++;
        return count;
    }

    /// <summary>The count-th business day before a day, which itself need not be one.</summary>
    /// <param name="count">1 or more.</param>
    /// <exception cref="MissingCalendarYearException">It lies in, or before, a year that the calendar does not have.</exception>
    public static LocalDate Before(BusinessCalendar calendar, LocalDate day, int count) => Walk(calendar, day, count, -1);

    /// <summary>The count-th business day after a day, which itself need not be one.</summary>
    /// <param name="count">1 or more.</param>
    /// <exception cref="MissingCalendarYearException">It lies in, or after, a year that the calendar does not have.</exception>
    public static LocalDate After(BusinessCalendar calendar, LocalDate day, int count) => Walk(calendar, day, count, 1);

    static LocalDate Walk(BusinessCalendar calendar, LocalDate day, int count, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.PlusDays(step);
            if (calendar.IsBusinessDay(day)) count--;
        }

        return day;
    }
}
