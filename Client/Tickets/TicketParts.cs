namespace SupportFlows.Client;

/// <summary>Somebody on the customer's side: with an email address, a phone number, or both.</summary>
/// <param name="Name">As people call him or her.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">E.164, such as <c>+12025550123</c>.</param>
/// <param name="Language">That we write in: <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="TimeZone">tz database id, such as <c>Asia/Shanghai</c>.</param>
public sealed record Contact(string Name, string? Email = null, string? Phone = null, string? Language = null, string? TimeZone = null);

/// <summary>Others' software that runs on the vendor's cloud.</summary>
/// <param name="Name">Such as <c>nginx</c>.</param>
/// <param name="Version">Such as <c>1.24</c>.</param>
public sealed record Software(string Name, string? Version = null);

/// <summary>Each one of <see cref="Severities"/>.</summary>
/// <param name="Submitted">What the customer picked.</param>
/// <param name="Owed">What the promise is made for: the current one, or the highest that the plan covers.</param>
/// <param name="Current">What the facts support.</param>
public sealed record TicketSeverity(string Submitted, string Owed, string Current);

/// <summary>Whether the plan helps with this, decided before a human reads it.</summary>
/// <param name="Verdict"><c>in</c>, <c>advisory</c> or <c>out</c>.</param>
/// <param name="Reason">In English.</param>
/// <param name="Code">The same for a program.</param>
/// <param name="MinimumVersion">Of the software, when that is what decided.</param>
public sealed record ScopeVerdict(string Verdict, string Reason, string? Code = null, string? MinimumVersion = null);

/// <summary>One promise with a deadline.</summary>
public sealed record TicketClock
{
    /// <summary>One of <see cref="ClockKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Counts the clocks of this kind on this ticket from 1.</summary>
    public int Number { get; init; }

    /// <summary>How long there is, in the hours of the plan.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>When it began to count.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Answered strictly before this, the promise is kept. While paused: what it would be if the clock went on at once.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>One of <see cref="ClockStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Since when it stands still.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Time that it stood still and does no more, in the hours of the plan.</summary>
    public TimeSpan PausedFor { get; init; }

    /// <summary>When it was answered or cancelled. Null on a missed clock: still unanswered.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The due time that passed.</summary>
    public DateTimeOffset? MissedAt { get; init; }
}
