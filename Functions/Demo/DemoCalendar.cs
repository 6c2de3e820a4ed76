using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Functions.Demo;

/// <summary>
/// Years ahead for the calendar of the demo customer. China's holidays of a year are announced in the November before, and until a file or an import has them a
/// session in that year is refused; whoever tries the demo in a December should not meet that first. The days that are the same every year stand in, and say so.
/// </summary>
static class DemoCalendar
{
    const string Region = "cn";
    const string Source = "Demo data, not official: only the holidays with a fixed date. In earnest, add the year as a file or import it.";
    const int First = 2025;
    const int Years = 16;

    static readonly AnnualDate[] Fixed = [new(1, 1), new(5, 1), new(5, 2), new(10, 1), new(10, 2), new(10, 3)];

    /// <summary>A year that the calendar has stays as it is.</summary>
    public static IReadOnlyList<BusinessCalendar> Completed(IReadOnlyList<BusinessCalendar> calendars) =>
        [.. calendars.Select(c => c.Id == Region ? c.With(Enumerable.Range(First, Years).Where(year => !c.Years.ContainsKey(year)).ToDictionary(year => year, Year)) : c)];

    static CalendarYear Year(int year) => new(Source, Fixed.ToDictionary(day => day.InYear(year), _ => "Public holiday"), new Dictionary<LocalDate, string>());
}
