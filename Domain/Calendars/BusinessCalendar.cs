using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>On which days a region works: its weekend, its holidays, and the weekend days on which it works all the same.</summary>
/// <param name="Name">By language, English at least.</param>
/// <param name="Weekend">Weekdays; no other day of the week is free unless it is a holiday.</param>
/// <param name="Years">Those that are known, each of them whole. What is not here is not guessed.</param>
public sealed record BusinessCalendar(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<IsoDayOfWeek> Weekend,
    IReadOnlyDictionary<int, CalendarYear> Years)
{
    /// <exception cref="MissingCalendarYearException">The calendar does not have the year of this day.</exception>
    public bool IsBusinessDay(LocalDate day)
    {
        var year = Years.GetValueOrDefault(day.Year) ?? throw new MissingCalendarYearException(Id, day.Year, Years.Keys);
        return year.WorkingDays.ContainsKey(day) || !(Weekend.Contains(day.DayOfWeek) || year.Holidays.ContainsKey(day));
    }

    /// <summary>The same calendar with these years in place of its own, each of them whole.</summary>
    public BusinessCalendar With(IReadOnlyDictionary<int, CalendarYear> years) => this with
    {
        Years = Years.Where(y => !years.ContainsKey(y.Key)).Concat(years).OrderBy(y => y.Key).ToDictionary(),
    };
}

/// <param name="Source">Who published it: issuer, document, date, address; or the statute from which the days follow.</param>
/// <param name="Holidays">Free days by name. One on a weekend day changes nothing.</param>
/// <param name="WorkingDays">Weekend days on which the region works, by the holiday that they make up for.</param>
public sealed record CalendarYear(string Source, IReadOnlyDictionary<LocalDate, string> Holidays, IReadOnlyDictionary<LocalDate, string> WorkingDays);
