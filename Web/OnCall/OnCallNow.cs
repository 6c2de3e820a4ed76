using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Web.OnCall;

/// <summary>Reads who is on call everywhere, and what that means for the reader.</summary>
public sealed class OnCallNow(OnCallDirectory directory, People people, CalendarAddress calendars, TimeProvider time)
{
    const int MostShifts = 5;

    public async Task<OnCallModel> ReadAsync(Caller reader, CancellationToken cancellation)
    {
        var (now, records, staff) = (time.GetCurrentInstant(), await directory.ReadAsync(cancellation), await people.ListAsync(cancellation));
        var schedules = records.Schedules.Values.OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        return new OnCallModel(
            reader.PersonId is { } me ? PersonRef.Of(me, staff) : null,
            reader.PersonId is { } mine ? [.. schedules.SelectMany(s => Duties.ShiftsOf(mine, s, now)).OrderBy(s => s.Span.Start).Take(MostShifts)] : [],
            [.. schedules.Select(s => Duties.Of(s, staff, calendars, now))],
            [.. schedules.SelectMany(s => Duties.Gaps(s, now, now + Duties.Ahead)).OrderBy(g => g.Span.Start)],
            [.. records.Policies.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => PolicyViews.Of(p, records, staff, now))],
            reader.Role == Role.Operator);
    }
}
