using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;
using Rota = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>Reads a schedule for its page.</summary>
public sealed class ScheduleCalendar(People people, CalendarAddress calendars, TimeProvider time)
{
    const int MostOverrides = 50;

    /// <param name="from">A day that is to be shown; null: today, in the schedule's zone.</param>
    public async Task<ScheduleModel> ReadAsync(Caller reader, Schedule schedule, string? view, LocalDate? from, CancellationToken cancellation)
    {
        var (now, staff) = (time.GetCurrentInstant(), await people.ListAsync(cancellation));
        var span = CalendarSpan.Of(view, from ?? now.InZone(Duties.ZoneOf(schedule)).Date);
        var days = CalendarDays.Of(schedule, span.From, span.Days);
        var mayChange = OnCallAccess.IsOwner(reader, schedule);
        var named = Everybody(schedule);
        return new ScheduleModel(
            Duties.Of(schedule, staff, calendars, now),
            span,
            days,
            named.ToDictionary(id => id, id => PersonRef.Of(id, staff).Name),
            PersonLooks.Of(named),
            [.. Duties.Gaps(schedule, days[0].Span.Start, days[^1].Span.End)],
            [.. schedule.Overrides.Where(o => o.To > now).OrderBy(o => o.From).Take(MostOverrides)],
            [.. schedule.Temporary.Where(t => t.To > now).OrderBy(t => t.From)],
            PersonRef.Of(schedule.Owners, staff),
            reader.PersonId,
            mayChange,
            mayChange ? [.. staff.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new PersonRef(p.Id, p.Name))] : Self(reader, staff),
            mayChange ? [.. Swappable(schedule, now)] : []);
    }

    static IReadOnlyList<PersonRef> Self(Caller reader, IReadOnlyList<Person> staff) => reader.PersonId is { } me ? [PersonRef.Of(me, staff)] : [];

    static IEnumerable<FixedShift> Swappable(Schedule schedule, Instant now) =>
        from shift in Rota.Shifts(schedule, now, now + Duties.Ahead)
        where shift.Source != ShiftSource.Temporary
        from person in shift.People
        select new FixedShift(person, shift.Interval.Start, shift.Interval.End);

    static HashSet<string> Everybody(Schedule schedule) =>
    [
        .. schedule.Layers.SelectMany(l => l.People),
        .. schedule.Overrides.SelectMany(o => new[] { o.PersonId, o.InsteadOf }).OfType<string>(),
        .. schedule.Temporary.SelectMany(t => t.Shifts).Select(s => s.PersonId),
    ];
}
