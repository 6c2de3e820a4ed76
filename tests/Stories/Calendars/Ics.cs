namespace SupportFlows.Stories.Calendars;

/// <summary>Calendars as feeds write them.</summary>
static class Ics
{
    public static string Of(params string[] events) =>
        string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//Holidays//EN", "X-WR-CALNAME:中国法定节假日", .. events, "END:VCALENDAR", ""]);

    /// <summary>An all-day event; the end is exclusive, and left out one day long.</summary>
    public static string Day(string summary, string start, string? end = null, params string[] more) => string.Join(
        "\r\n",
        [
            "BEGIN:VEVENT", $"UID:{start}@feed.example", "DTSTAMP;VALUE=DATE:20270101", $"DTSTART;VALUE=DATE:{start}", .. end is null ? (string[])[] : [$"DTEND;VALUE=DATE:{end}"],
            $"SUMMARY:{summary}", .. more, "END:VEVENT",
        ]);

    public static string Event(params string[] lines) => string.Join("\r\n", ["BEGIN:VEVENT", "UID:e@feed.example", .. lines, "END:VEVENT"]);
}
