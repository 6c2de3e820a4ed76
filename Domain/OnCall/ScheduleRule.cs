using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What a decision knows.</summary>
/// <param name="People">The staff: whoever is not among them is told nothing.</param>
public sealed record ScheduleFacts(Schedule Schedule, IReadOnlyList<Person> People)
{
    /// <summary>Messages that were given up since the last decision.</summary>
    public IReadOnlyList<FailedMessage> Failed { get; init; } = [];
}

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Schedule">Its decided event and the next wake-up are those of this decision.</param>
/// <param name="Finished">The schedule was removed.</param>
public sealed record ScheduleDecision(Schedule Schedule, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, bool Finished);

/// <summary>What a schedule does by itself (SPEC section 3): tells of hand-overs, and of spans ahead with nobody.</summary>
public static class ScheduleRule
{
    /// <summary>So long before it begins, a span with nobody is told of.</summary>
    public static readonly Duration Ahead = Duration.FromDays(7);

    /// <summary>It wakes at least so often: that is how far the next span with nobody is looked for.</summary>
    static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>Everything that follows by <paramref name="now"/>, each thing once; deciding again on the outcome gives nothing new. Late, only who is on call now counts.</summary>
    public static ScheduleDecision Next(ScheduleFacts facts, Instant now)
    {
        var turn = new ScheduleTurn(facts, now);
        var isRemoved = facts.Schedule.RemovedAt is not null;

        foreach (var message in facts.Failed) turn.Add(OnCallEvents.MessageFailed, ("message", message.Key), ("error", message.Error));
        HandOvers.Tell(turn, isRemoved ? [] : OnCall.At(facts.Schedule, now));
        if (!isRemoved) ScheduleGaps.Tell(turn);

        var decided = turn.Schedule with { DecidedEvent = turn.Schedule.LastEvent, WakeAt = isRemoved ? null : WakeUp(turn.Schedule, now) };
        return new ScheduleDecision(decided, turn.Events, turn.Notices, isRemoved);
    }

    static Instant WakeUp(Schedule schedule, Instant now)
    {
        var latest = now + Longest;
        var change = OnCall.NextChange(schedule, now) ?? latest;
        var gap = OnCall.Gaps(schedule, now + Ahead, latest + Ahead).Select(g => g.Start - Ahead).FirstOrDefault(g => g > now, latest);
        return Instant.Min(latest, Instant.Min(change, gap));
    }
}
