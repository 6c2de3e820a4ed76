using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Calendars;

/// <summary>Reads a file of <c>calendars/</c>. What may stand in it is what this file says, and nothing else.</summary>
public static class BusinessCalendarReader
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidCalendarException">Every fault in it, each with its JSON path.</exception>
    public static BusinessCalendar Read(string json)
    {
        var faults = new List<CatalogFault>();
        using var document = Parse(json);
        var root = new CatalogValue(document.RootElement, "$", faults).Object("id", "name", "weekend", "years");
        var weekend = Weekend(root["weekend"]);
        // A faulty weekend makes no fault of every working day.
        var known = faults.Exists(f => f.Path.StartsWith("$.weekend", StringComparison.Ordinal)) ? null : weekend;
        var calendar = new BusinessCalendar(Id(root["id"]), root["name"].Words(), weekend, Years(root["years"], known));
        return faults.Count == 0 ? calendar : throw new InvalidCalendarException(faults);
    }

    static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new InvalidCalendarException([new CatalogFault("$", e.Message, "JSON in which no property is given twice")]);
        }
    }

    static string Id(CatalogValue value)
    {
        var id = value.Text();
        if (id.Length > 0 && !CalendarRules.IsId(id)) value.Fault(CalendarRules.IdShape);
        return id;
    }

    static List<IsoDayOfWeek> Weekend(CatalogValue list)
    {
        var days = new List<IsoDayOfWeek>();
        foreach (var item in list.Items(atLeast: 1))
        {
            var text = item.Text();
            if (CalendarRules.Weekday(text) is not { } day)
                _ = text.Length > 0 && item.Fault(CalendarRules.WeekdayShape);
            else if (days.Contains(day))
                item.Fault("a day that the list does not have yet");
            else
                days.Add(day);
        }

        if (days.Count > CalendarRules.LongestWeekend) list.Fault("a weekend that leaves a day to work on");
        return days;
    }

    static Dictionary<int, CalendarYear> Years(CatalogValue value, IReadOnlyList<IsoDayOfWeek>? weekend)
    {
        var years = new Dictionary<int, CalendarYear>();
        var members = value.Members();
        if (members.Count == 0 && !value.IsMissing) value.Fault("at least one year");
        foreach (var (name, member) in members)
            if (CalendarRules.Year(name) is { } year)
                years.Add(year, Year(member.Object("source", "holidays", "workingDays"), year, weekend));
            else
                member.Fault($"only {CalendarRules.YearShape} here");
        return years;
    }

    static CalendarYear Year(CatalogValue value, int year, IReadOnlyList<IsoDayOfWeek>? weekend)
    {
        var holidays = Days(value["holidays"], year, _ => null);
        var working = value["workingDays"].IsMissing
            ? []
            : Days(value["workingDays"], year, day => holidays.ContainsKey(day) ? "a day that is no holiday too" : weekend?.Contains(day.DayOfWeek) is false ? "a day of the weekend" : null);
        return new CalendarYear(value["source"].Text(), holidays, working);
    }

    /// <summary>Names by date, in the order of the dates.</summary>
    static Dictionary<LocalDate, string> Days(CatalogValue value, int year, Func<LocalDate, string?> wrong)
    {
        var days = new SortedDictionary<LocalDate, string>();
        foreach (var (name, member) in value.Members())
        {
            if (LocalDatePattern.Iso.Parse(name) is not { Success: true, Value: var day } || day.Year != year)
                member.Fault($"only dates of {year.ToString(CultureInfo.InvariantCulture)} here, such as {year}-01-01");
            else if (wrong(day) is { } right)
                member.Fault(right);
            else
                days.Add(day, member.Text());
        }

        return days.ToDictionary();
    }
}
