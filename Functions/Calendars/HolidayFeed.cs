using System.Text;
using Ical.Net;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Calendars;

/// <summary>An iCalendar file (RFC 5545) of holidays, as somebody else writes it: all-day events, each on days of its own.</summary>
/// <param name="Name">What the file calls itself, if it does.</param>
sealed record HolidayFeed(string? Name, IReadOnlyList<CalendarEvent> Events)
{
    const int MostEvents = 2000;
    const int LongestName = 100;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RefusalException">It is no such file (malformed), or holds events that are no days (invalid).</exception>
    public static HolidayFeed Parse(byte[] body)
    {
        var calendars = Load(body);
        var events = calendars.SelectMany(c => c.Events).ToList();
        if (events.Count is 0 or > MostEvents)
        {
            throw new RefusalException(
                RefusalKind.Invalid, "The calendar cannot be imported.", new FieldError("events", $"The file has {events.Count} events; 1 to {MostEvents} are taken. Send only the years that you name."));
        }

        var reader = new HolidayEvents();
        var days = events.Select(reader.Read).OfType<CalendarEvent>().ToList();
        reader.Throw();
        return new HolidayFeed(NameOf(calendars), days);
    }

    public string Source(Instant now) =>
        $"Imported from an iCalendar file{(Name is null ? "" : $" that calls itself {Name}")} on {now.InUtc().Date:uuuu-MM-dd}.";

    static CalendarCollection Load(byte[] body)
    {
        try
        {
            var text = Strict.GetString(body).TrimStart('\uFEFF').TrimEnd();
            if (!text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) || !text.EndsWith("END:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            {
                throw Malformed("It does not begin with BEGIN:VCALENDAR and end with END:VCALENDAR: it is something else, or cut off.");
            }

            var calendars = CalendarCollection.Load(text);
            // The library passes over some of what it does not understand; a holiday must not be lost so.
            return calendars.Sum(c => c.Events.Count) == text.Split('\n').Count(line => line.TrimEnd().Equals("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase))
                ? calendars
                : throw Malformed("It has events that do not end, or stand within one another.");
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("It holds bytes that are not UTF-8.");
        }
        // The library says that a file is broken by exceptions of many kinds.
        catch (Exception broken) when (broken is not (RefusalException or OutOfMemoryException))
        {
            throw Malformed($"It cannot be read: {broken.Message}");
        }
    }

    static string? NameOf(CalendarCollection calendars) =>
        calendars.Select(c => (c.Properties["X-WR-CALNAME"]?.Value as string)?.Trim()).FirstOrDefault(n => n?.Length > 0) is { } name
            ? name[..Math.Min(name.Length, LongestName)]
            : null;

    static RefusalException Malformed(string reason) =>
        new(RefusalKind.Malformed, "The body is not an iCalendar file.", new FieldError("body", $"{reason} Send the .ics file as it is, as text/calendar."));
}
