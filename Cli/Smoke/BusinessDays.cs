using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportFlows.Cli.Smoke;

/// <summary>Business days by a calendar of the instance, counted here once more.</summary>
sealed class BusinessDays(JsonObject calendar)
{
    /// <summary>The first day with so many business days between it and today.</summary>
    public DateOnly After(DateOnly today, int days)
    {
        var day = today.AddDays(1);
        for (var between = 0; between < days; day = day.AddDays(1))
        {
            between += IsBusinessDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <exception cref="CheckSkippedException">The calendar does not have its year.</exception>
    bool IsBusinessDay(DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var year = calendar.Find($"years.{day.Year}") ?? throw new CheckSkippedException($"the calendar {calendar.Text("id")} does not have {day.Year} yet: import it");
        var isWeekend = calendar.Texts("weekend").Contains($"{day.DayOfWeek}", StringComparer.OrdinalIgnoreCase);
        return year.Find($"workingDays.{date}") is not null || !(isWeekend || year.Find($"holidays.{date}") is not null);
    }
}
