using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.OnCall;
using Rota = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>What schedules say of now and of the weeks ahead.</summary>
static class Duties
{
    /// <summary>So far ahead shifts and spans with nobody are shown.</summary>
    public static readonly Duration Ahead = Duration.FromDays(42);

    public static Duty Of(Schedule schedule, IReadOnlyList<Person> staff, CalendarAddress calendars, Instant now)
    {
        var (people, until) = (Rota.At(schedule, now), Rota.NextChange(schedule, now));
        var isAsleep = people.Count == 0 && Rota.Gaps(schedule, now, now + Duration.FromSeconds(1)).Count == 0;
        return new Duty(
            schedule.Id, schedule.Name, ZoneOf(schedule), PersonRef.Of(people, staff), until, until is { } then ? PersonRef.Of(Rota.At(schedule, then), staff) : [], isAsleep, calendars.Of(schedule, now).Path);
    }

    public static IEnumerable<DutyGap> Gaps(Schedule schedule, Instant from, Instant to) =>
        Rota.Gaps(schedule, from, to).Select(g => new DutyGap(schedule.Id, schedule.Name, ZoneOf(schedule), g));

    public static IEnumerable<DutyShift> ShiftsOf(string personId, Schedule schedule, Instant now) =>
        Rota.Shifts(schedule, now, now + Ahead).Where(s => s.People.Contains(personId)).Select(s => new DutyShift(schedule.Id, schedule.Name, ZoneOf(schedule), s.Interval, s.Source));

    public static DateTimeZone ZoneOf(Schedule schedule) => DateTimeZoneProviders.Tzdb[schedule.TimeZone];
}
