using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>Whether a page would reach somebody, now and in the weeks ahead. Each list holds only what is wrong, but for <see cref="Loads"/>.</summary>
/// <param name="Score">0 to 100: <see cref="Readiness.Report"/>.</param>
public sealed record ReadinessReport(
    Instant From,
    Instant To,
    int Score,
    IReadOnlyList<PersonFault> People,
    IReadOnlyList<ScheduleGap> Gaps,
    IReadOnlyList<PersonLoad> Loads,
    IReadOnlyList<DeadLevel> DeadLevels);

/// <summary>Somebody in a schedule or a policy who cannot be reached, or less well than he might.</summary>
/// <param name="IsReachable">A page would yet go to one of his methods, by either set of his rules.</param>
public sealed record PersonFault(string PersonId, bool IsReachable, IReadOnlyList<ReachFault> Faults);

public enum ReachFault
{
    /// <summary>No staff has this id any more.</summary>
    Unknown,

    /// <summary>No contact method has been verified.</summary>
    NothingVerified,

    /// <summary>No text and no call can wake him: there is no verified number that takes messages.</summary>
    NoPhone,

    /// <summary>A method waits for its code.</summary>
    Unverified,

    /// <summary>The owner of a method's address said STOP.</summary>
    Stopped,

    /// <summary>A set of his rules names no method that can be used: a page by it goes nowhere.</summary>
    NoRules,
}

public sealed record ScheduleGap(string ScheduleId, Instant From, Instant To);

/// <param name="Hours">On call by this schedule in the whole period.</param>
/// <param name="TooMuch">More than one and a half times the mean of those who share the schedule.</param>
/// <param name="WithoutBreak">By all schedules together, on call for more than a week without 24 hours off.</param>
public sealed record PersonLoad(string ScheduleId, string PersonId, double Hours, bool TooMuch, bool WithoutBreak);

/// <summary>A level of which nobody can be reached at any time of the period.</summary>
/// <param name="Level">From 1.</param>
public sealed record DeadLevel(string PolicyId, int Level);
