using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tickets;

/// <summary>
/// The six conditions of a clock: start, pause, resume, stop, reset, cancel (SPEC section 2). All arithmetic is in the hours of the target.
/// A condition that does not apply, such as pausing a clock that was met, leaves the clock as it is.
/// </summary>
public static class Clocks
{
    public static Clock Start(ClockKind kind, Duration target, SupportHours hours, Instant at) => new()
    {
        Kind = kind,
        Number = 1,
        Target = target,
        StartedAt = at,
        DueAt = hours.Add(at, target),
        State = ClockState.Running,
    };

    /// <summary>Begins again from nothing, under the next number.</summary>
    public static Clock Reset(Clock clock, Duration target, SupportHours hours, Instant at) =>
        Start(clock.Kind, target, hours, at) with { Number = clock.Number + 1 };

    public static Clock Pause(Clock clock, Instant at) =>
        Settle(clock, at) is { State: ClockState.Running } running ? running with { State = ClockState.Paused, PausedAt = at } : Settle(clock, at);

    /// <summary>Goes on with exactly the time that was left. What was warned of stays warned of: its share of the target is still used up.</summary>
    public static Clock Resume(Clock clock, SupportHours hours, Instant at)
    {
        if (clock is not { State: ClockState.Paused, PausedAt: { } pausedAt }) return clock;
        return clock with
        {
            State = ClockState.Running,
            DueAt = hours.Add(at, hours.Between(pausedAt, clock.DueAt)),
            PausedAt = null,
            PausedFor = clock.PausedFor + hours.Between(pausedAt, at),
        };
    }

    /// <summary>Answered: met when strictly before the due time. An answer after a miss only says when it came.</summary>
    public static Clock Stop(Clock clock, Instant at) => Settle(clock, at) switch
    {
        { State: ClockState.Running or ClockState.Paused } kept => kept with { State = ClockState.Met, EndedAt = at, PausedAt = null },
        { State: ClockState.Missed, EndedAt: null } late => late with { EndedAt = at },
        var ended => ended,
    };

    /// <summary>No longer owed. A miss stays a miss.</summary>
    public static Clock Cancel(Clock clock, Instant at) => Settle(clock, at) switch
    {
        { State: ClockState.Running or ClockState.Paused } open => open with { State = ClockState.Cancelled, EndedAt = at, PausedAt = null },
        { State: ClockState.Missed, EndedAt: null } missed => missed with { EndedAt = at },
        var ended => ended,
    };

    /// <summary>Missed, when it runs and its due time has come.</summary>
    public static Clock Settle(Clock clock, Instant at) =>
        clock.State == ClockState.Running && at >= clock.DueAt ? clock with { State = ClockState.Missed, MissedAt = clock.DueAt } : clock;

    /// <summary>
    /// Another target after a reclassification. A shorter one: due at the earlier of before and a whole new target from now. A longer one: as if it had been
    /// that from the start, pauses kept, and never earlier than before.
    /// </summary>
    public static Clock Retarget(Clock clock, Duration target, SupportHours hours, Instant at)
    {
        if (clock.State == ClockState.Paused)
            return Retarget(Resume(clock, hours, at), target, hours, at) with { State = ClockState.Paused, PausedAt = at };
        if (Settle(clock, at) is not { State: ClockState.Running } || target == clock.Target) return Settle(clock, at);
        var due = target < clock.Target
            ? Instant.Min(clock.DueAt, hours.Add(at, target))
            : Instant.Max(clock.DueAt, hours.Add(clock.StartedAt, target + clock.PausedFor));
        return clock with { Target = target, DueAt = due, Warned = [] };
    }

    /// <summary>When so many percent of the target are used up.</summary>
    public static Instant WarningAt(Clock clock, int percent, SupportHours hours) =>
        hours.Subtract(clock.DueAt, clock.Target * (100 - percent) / 100);
}
