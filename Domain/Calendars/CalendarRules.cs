using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Calendars;

/// <summary>What may stand in a calendar, wherever it comes from.</summary>
public static class CalendarRules
{
    public const string IdShape = "1 to 63 characters: a-z, 0-9 and -, not starting with -";
    public const string YearShape = "years from 1970 to 2199, in four digits";
    public const string WeekdayShape = "a day of the week, such as saturday";
    public const int LongestWeekend = 6;

    const int LongestId = 63;

    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1970 and <= 2199 ? year : null;

    public static IsoDayOfWeek? Weekday(string text) => Wire.TryName<IsoDayOfWeek>(text, out var day) && day != IsoDayOfWeek.None ? day : null;
}
