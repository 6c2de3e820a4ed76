using Ical.Net;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using IcalEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace SupportFlows.Functions.Calendars;

/// <summary>The days of each event, and what is wrong with those that have none. A file of thousands of wrong events is told of the first few.</summary>
sealed class HolidayEvents
{
    const int Told = 20;
    const int LongestSummary = 200;

    readonly FieldFaults faults = new();
    int count;
    int faulty;

    /// <summary>Null for an event that was cancelled, and for a faulty one.</summary>
    public CalendarEvent? Read(IcalEvent e)
    {
        var field = $"events[{count++}]";
        if (string.Equals(e.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var summary = e.Summary?.Trim() ?? "";
        if (Fault(e, summary) is { } reason)
        {
            Add(field, reason, summary);
            return null;
        }

        var first = LocalDate.FromDateOnly(e.Start!.Date);
        var last = Last(e, first);
        if (last < first)
        {
            Add(field, "Ends before it begins. DTEND is the day after the last one.", summary);
            return null;
        }

        return new CalendarEvent(first, last, summary, [.. e.Categories]);
    }

    public void Throw()
    {
        if (faulty > Told)
        {
            faults.Add("events", $"{faulty - Told} more events are refused.");
        }

        faults.Throw("The calendar cannot be imported; nothing of it was.");
    }

    static string? Fault(IcalEvent e, string summary) => e switch
    {
        { Start: null } => "Has no DTSTART. Say on which day it is: DTSTART;VALUE=DATE:20280101.",
        { Start.HasTime: true } or { End.HasTime: true } => "Has a time of day. A holiday is a whole day: DTSTART;VALUE=DATE:20280101.",
        _ when e.Properties.Any(p => p.Name is "RRULE" or "RDATE" or "EXRULE" or "EXDATE") => "Repeats. Holidays move: give an event for each day.",
        _ when summary.Length is 0 or > LongestSummary => $"Its SUMMARY, the name of the day, has {summary.Length} characters; 1 to {LongestSummary} are taken.",
        _ => null,
    };

    /// <summary>DTEND is exclusive; an event without it, or with its first day there, is one day.</summary>
    static LocalDate Last(IcalEvent e, LocalDate first)
    {
        if (e.End is { } end)
        {
            return end.Date == e.Start!.Date ? first : LocalDate.FromDateOnly(end.Date).PlusDays(-1);
        }

        return e.Duration is { } length && length.ToTimeSpanUnspecified().Days is var days and not 0 ? first.PlusDays(days - 1) : first;
    }

    void Add(string field, string reason, string summary)
    {
        if (++faulty <= Told)
        {
            faults.Add(field, reason, summary);
        }
    }
}
