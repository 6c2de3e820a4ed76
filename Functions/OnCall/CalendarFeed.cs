using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using Duration = NodaTime.Duration;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Functions.OnCall;

/// <summary>The shifts of a schedule as calendar programs subscribe to them (RFC 5545), in UTC: a program shows them in its reader's zone.</summary>
static class CalendarFeed
{
    static readonly Duration Back = Duration.FromDays(30);
    static readonly Duration Ahead = Duration.FromDays(180);

    public const string MediaType = "text/calendar; charset=utf-8";

    public static string Write(Schedule schedule, IReadOnlyList<Person> staff, Instant now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//SupportFlows//On call//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", schedule.Name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var shift in Duty.Shifts(schedule, now - Back, now + Ahead))
        {
            foreach (var person in shift.People)
            {
                calendar.Events.Add(Event(schedule, shift, person, staff, now));
            }
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    static CalendarEvent Event(Schedule schedule, Shift shift, string person, IReadOnlyList<Person> staff, Instant now) => new()
    {
        // The same shift keeps its id from one reading to the next, so that a program moves an event and does not add one.
        Uid = $"{schedule.Id}.{person}.{shift.Interval.Start.ToUnixTimeSeconds()}@supportflows",
        DtStamp = Utc(now),
        Start = Utc(shift.Interval.Start),
        End = Utc(shift.Interval.End),
        Summary = $"On call: {staff.FirstOrDefault(p => p.Id == person)?.Name ?? person} ({schedule.Name})",
        // Being on call is no meeting: it leaves the day free.
        Transparency = "TRANSPARENT",
    };

    static CalDateTime Utc(Instant at) => new(at.ToDateTimeUtc(), hasTime: true);
}
