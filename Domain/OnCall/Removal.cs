using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>Takes schedules and policies away. Who may, and whether others still need it, is the caller's to know.</summary>
public static class Removal
{
    public const string Removed = "removed";

    public static Change<Schedule> Remove(Schedule schedule, Actor actor, string channel, Instant now) =>
        new(schedule with { RemovedAt = now, LastEvent = schedule.LastEvent + 1 }, [Event(schedule, actor, channel, now)]);

    public static Change<EscalationPolicy> Remove(EscalationPolicy policy, Actor actor, string channel, Instant now) =>
        new(policy with { RemovedAt = now, LastEvent = policy.LastEvent + 1 }, [Event(policy, actor, channel, now)]);

    static TimelineEvent Event(ITimelined record, Actor actor, string channel, Instant now) =>
        new(record.LastEvent + 1, now, Removed, actor, channel, Details.None);
}
