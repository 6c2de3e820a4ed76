namespace SupportFlows.Domain.Calendars;

/// <summary>Days were to be counted in a year that a calendar does not have. Nobody guesses: a count that is wrong by a week of holidays is worse than none.</summary>
public sealed class MissingCalendarYearException(string calendar, int year, IEnumerable<int> has)
    : Exception($"The calendar {calendar} has no year {year}; it has {List(has)}. Add it when it is published: put it into {calendar}.json in the calendars folder"
        + $" and restart, or send an .ics of it to POST /api/calendars/{calendar}/import?years={year}.")
{
    public string Calendar { get; } = calendar;

    public int Year { get; } = year;

    static string List(IEnumerable<int> years) => string.Join(", ", years.Order()) is { Length: > 0 } list ? list : "none";
}
