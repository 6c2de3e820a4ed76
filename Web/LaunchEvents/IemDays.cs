using NodaTime;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Days of an event as its reader writes them. They are dates in the event's own zone, which stands beside them.</summary>
static class IemDays
{
    public static string Of(Reader reader, LocalDate first, LocalDate last) =>
        first == last ? Times.DayOf(reader, first) : $"{Times.DayOf(reader, first)} – {Times.DayOf(reader, last)}";

    /// <summary>An instant on the wall of the event's zone: what a time field of a form holds.</summary>
    public static string Field(Instant at, string zone) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Format(at.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime);
}
