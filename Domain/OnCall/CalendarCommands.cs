using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

public static class CalendarCommands
{
    public const string Revoked = "calendar-revoked";

    /// <summary>Addresses of the calendar that were given out open nothing any more.</summary>
    public static Change<Schedule> Revoke(Schedule schedule, Actor actor, string channel, Instant now) => new(
        schedule with { CalendarKey = schedule.CalendarKey + 1, LastEvent = schedule.LastEvent + 1 },
        [new TimelineEvent(schedule.LastEvent + 1, now, Revoked, actor, channel, Details.None)]);
}
