using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>A calendar as the file that it would be read from.</summary>
static class CalendarFile
{
    public static string Write(BusinessCalendar calendar) => JsonSerializer.Serialize(new
    {
        id = calendar.Id,
        name = calendar.Name,
        weekend = calendar.Weekend.Select(Wire.Name),
        years = calendar.Years.ToDictionary(y => y.Key, y => new { source = y.Value.Source, holidays = Days(y.Value.Holidays), workingDays = Days(y.Value.WorkingDays) }),
    });

    static Dictionary<string, string> Days(IReadOnlyDictionary<LocalDate, string> days) => days.ToDictionary(d => d.Key.ToString("uuuu-MM-dd", null), d => d.Value);
}
