using Microsoft.AspNetCore.Http;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Calendars;

/// <summary>Where an import goes: which years, and on which weekend a calendar that is made rests.</summary>
/// <param name="Faults">Of the query so far.</param>
sealed record ImportQuery(IReadOnlyList<int> Years, IReadOnlyList<IsoDayOfWeek> Weekend, FieldFaults Faults)
{
    const int MostYears = 10;

    static readonly IReadOnlyList<IsoDayOfWeek> Usual = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <param name="there">The calendar of this id, if there is one.</param>
    public static ImportQuery Read(HttpRequest request, string id, BusinessCalendar? there)
    {
        var faults = new FieldFaults();
        if (!CalendarRules.IsId(id))
        {
            faults.Add("id", $"Give an id of {CalendarRules.IdShape}.", id);
        }

        return new ImportQuery(ReadYears(request, faults), ReadWeekend(request, there, faults), faults);
    }

    static IReadOnlyList<int> ReadYears(HttpRequest request, FieldFaults faults)
    {
        var text = request.Query["years"].ToString();
        var years = Split(text).Select(CalendarRules.Year).ToList();
        if (years.Count is 0 or > MostYears || years.Contains(null))
        {
            faults.Add("years", $"Say which years of the file are complete, as years=2028,2029: 1 to {MostYears} {CalendarRules.YearShape}.", text);
            return [];
        }

        return [.. years.OfType<int>().Distinct().Order()];
    }

    static IReadOnlyList<IsoDayOfWeek> ReadWeekend(HttpRequest request, BusinessCalendar? there, FieldFaults faults)
    {
        var text = request.Query["weekend"].ToString();
        var standard = there?.Weekend ?? Usual;
        if (text.Length == 0)
        {
            return standard;
        }

        var days = Split(text).Select(CalendarRules.Weekday).ToList();
        if (days.Contains(null) || days.Distinct().Count() is 0 or > CalendarRules.LongestWeekend)
        {
            faults.Add("weekend", $"Give days of the week, as weekend=friday,saturday: 1 to {CalendarRules.LongestWeekend} of them.", text);
            return standard;
        }

        IReadOnlyList<IsoDayOfWeek> weekend = [.. days.OfType<IsoDayOfWeek>().Distinct().Order()];
        if (there is not null && !weekend.Order().SequenceEqual(there.Weekend.Order()))
        {
            faults.Add("weekend", "The calendar is there and has another weekend, by which its other years are counted. Leave this out, or import to a new id.", text);
        }

        return weekend;
    }

    static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
