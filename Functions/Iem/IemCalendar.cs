using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using SupportFlows.Domain.Iem;
using Duration = NodaTime.Duration;

namespace SupportFlows.Functions.Iem;

/// <summary>An event and its milestones as calendar programs read them (RFC 5545), under the ids of the invitations, so that both are one entry.</summary>
static class IemCalendar
{
    public static string Write(IemRequest request, Instant now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//SupportFlows//IEM//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", request.Event);
        var (from, to) = IemClaims.Window(request);
        calendar.Events.Add(Event(request, "event", request.Event, from, to, now));
        foreach (var milestone in request.Milestones)
        {
            var start = milestone.DueAt - (milestone.Template.Meeting ?? Duration.FromMinutes(30));
            calendar.Events.Add(Event(request, milestone.Id, $"{milestone.Template.Name["en"]}: {request.Event}", start, milestone.DueAt, now));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    static CalendarEvent Event(IemRequest request, string part, string summary, Instant from, Instant to, Instant now) => new()
    {
        Uid = $"{request.Id}.{part}@supportflows",
        DtStamp = Utc(now),
        Start = Utc(from),
        End = Utc(to),
        Summary = summary,
        Location = request.Plan.Bridge,
        Status = request.Status is IemStatus.Cancelled or IemStatus.NoGo or IemStatus.Rejected ? "CANCELLED" : "CONFIRMED",
    };

    static CalDateTime Utc(Instant at) => new(at.ToDateTimeUtc(), hasTime: true);
}
