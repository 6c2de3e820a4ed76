using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Calendars;

/// <summary>
/// Years of a calendar out of the events of another. Whoever imports them says which years they are: a list of events cannot say which of its years are
/// complete, and half a year of holidays would count days that nobody works.
/// </summary>
public static class CalendarImport
{
    const int LongestName = 200;

    /// <summary>These years, each with at least one holiday; of events in other years nothing is taken. Faults go where they are gathered.</summary>
    public static IReadOnlyDictionary<int, CalendarYear> Read(
        IReadOnlyList<CalendarEvent> events, IReadOnlyList<int> years, IReadOnlyList<IsoDayOfWeek> weekend, string source, FieldFaults faults)
    {
        var holidays = years.ToDictionary(y => y, _ => new SortedDictionary<LocalDate, string>());
        var working = years.ToDictionary(y => y, _ => new SortedDictionary<LocalDate, string>());
        for (var n = 0; n < events.Count; n++)
            foreach (var day in Days(events[n], years))
                Add(n, day);
        foreach (var year in years.Where(y => holidays[y].Count == 0))
            faults.Add("years", $"No event is a holiday in {year}. Name only years that the calendar has, each of them complete.", year.ToString(CultureInfo.InvariantCulture));
        return years.ToDictionary(y => y, y => new CalendarYear(source, holidays[y].ToDictionary(), working[y].ToDictionary()));

        void Add(int n, LocalDate day)
        {
            var (field, name) = ($"events[{n}]", events[n].Summary.Trim());
            var (mine, others) = events[n].IsWorkingDay ? (working[day.Year], holidays[day.Year]) : (holidays[day.Year], working[day.Year]);
            if (others.ContainsKey(day))
                faults.Add(field, $"{Text(day)} is a holiday by one event and a working day by another. Take one of them out.", name);
            else if (events[n].IsWorkingDay && !weekend.Contains(day.DayOfWeek))
                faults.Add(field, $"{Text(day)} is a {day.DayOfWeek}, which is worked anyway: a working day makes a day of the weekend one to work on. Correct its date.", name);
            else
                mine[day] = mine.TryGetValue(day, out var had) && had != name ? Shorten($"{had} / {name}") : Shorten(name);
        }
    }

    static IEnumerable<LocalDate> Days(CalendarEvent e, IReadOnlyList<int> years)
    {
        foreach (var year in years)
        {
            var last = LocalDate.Min(e.Last, new LocalDate(year, 12, 31));
            for (var day = LocalDate.Max(e.First, new LocalDate(year, 1, 1)); day <= last; day = day.PlusDays(1))
                yield return day;
        }
    }

    static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName];

    static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
