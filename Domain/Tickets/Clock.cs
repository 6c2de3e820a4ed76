using NodaTime;

namespace SupportFlows.Domain.Tickets;

public enum ClockKind
{
    FirstResponse,
    NextResponse,
    Resolution,
}

public enum ClockState
{
    Running,
    Paused,
    Met,
    Missed,
    Cancelled,
}

/// <summary>One promise with a deadline. Met means strictly before <see cref="DueAt"/>.</summary>
public sealed record Clock
{
    public required ClockKind Kind { get; init; }

    /// <summary>Counts the clocks of this kind on this ticket from 1, so that each miss has a key of its own.</summary>
    public required int Number { get; init; }

    public required Duration Target { get; init; }

    public required Instant StartedAt { get; init; }

    /// <summary>While paused: what it would be if the clock resumed at once.</summary>
    public required Instant DueAt { get; init; }

    public required ClockState State { get; init; }

    public Instant? PausedAt { get; init; }

    /// <summary>Time spent paused and resumed since, in the hours of the target.</summary>
    public Duration PausedFor { get; init; }

    /// <summary>Percentages already warned of for the present due time.</summary>
    public IReadOnlyList<int> Warned { get; init; } = [];

    /// <summary>When it was answered or cancelled. Null on a missed clock: still unanswered.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The due time that passed. Set once, never taken back: an answer after the miss does not undo it.</summary>
    public Instant? MissedAt { get; init; }
}
