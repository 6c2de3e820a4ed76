using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>Who is on call when. Temporary schedules lie over overrides, overrides over layers, a later layer over an earlier one.</summary>
public sealed record Schedule : IPromise, IRemovable
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>tz database id: the zone of every layer that names none.</summary>
    public required string TimeZone { get; init; }

    public IReadOnlyList<Layer> Layers { get; init; } = [];

    public IReadOnlyList<Override> Overrides { get; init; } = [];

    public IReadOnlyList<TemporarySchedule> Temporary { get; init; } = [];

    /// <summary>People told of a gap ahead.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Who was on call as of the last decision: whoever joined or left since is told.</summary>
    public IReadOnlyList<string> OnDuty { get; init; } = [];

    /// <summary>Begins of the spans with nobody, under way and in the days ahead, that the owners have been told of.</summary>
    public IReadOnlyList<Instant> GapsTold { get; init; } = [];

    /// <summary>Tokens of its calendar that were given out under another number open nothing any more.</summary>
    public int CalendarKey { get; init; }

    public Instant? RemovedAt { get; init; }

    public int LastEvent { get; init; }

    public int DecidedEvent { get; init; }

    public Instant? WakeAt { get; init; }
}

/// <summary>People who take turns.</summary>
/// <param name="People">In turn; the first one has the shift that begins at <paramref name="Start"/>.</param>
/// <param name="Unit">Of <paramref name="Length"/>: Hours are those of the wall clock.</param>
/// <param name="Start">Wall-clock time of the first hand-over, and so of every one.</param>
/// <param name="Until">The layer ends at this wall-clock time; null is never.</param>
/// <param name="Restrictions">On duty only within these; empty is always.</param>
/// <param name="TimeZone">Null is the schedule's: follow the sun is a layer per region, each in its own zone.</param>
public sealed record Layer(
    string Name,
    IReadOnlyList<string> People,
    RotationUnit Unit,
    int Length,
    LocalDateTime Start,
    LocalDateTime? Until = null,
    IReadOnlyList<Restriction>? Restrictions = null,
    string? TimeZone = null);

public enum RotationUnit
{
    Hours,
    Days,
    Weeks,
}

/// <summary>A part of every week, from one wall-clock time to another; may run over midnight or over the week's end.</summary>
/// <param name="Days">On which it begins.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive: of the same day when later than <paramref name="From"/>, else of the day after.</param>
public sealed record Restriction(IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To);

/// <param name="PersonId">Who is on call from <paramref name="From"/> (inclusive) to <paramref name="To"/> (exclusive).</param>
/// <param name="InsteadOf">Only in place of this person's shifts; null is in place of whoever has it.</param>
public sealed record Override(string Id, string PersonId, Instant From, Instant To, string? InsteadOf = null);

/// <summary>Fixed shifts that stand alone for a span, such as an event: nothing else of the schedule holds in it, and it ends by itself.</summary>
public sealed record TemporarySchedule(string Id, Instant From, Instant To, IReadOnlyList<FixedShift> Shifts);

public sealed record FixedShift(string PersonId, Instant From, Instant To);
