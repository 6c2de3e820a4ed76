using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>An incident that rings people until one of them answers (SPEC section 3). What happened is in its timeline; this is what the next decision needs.</summary>
public sealed record Page : IPromise
{
    public required string Id { get; init; }

    /// <summary>Where it came from (<c>ticket</c>, <c>iem</c>, <c>api:ops</c>): one page per source and external id.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public string? TicketId { get; init; }

    public string? AccountName { get; init; }

    public required string Subject { get; init; }

    public string? Details { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>When the ticket has to be answered.</summary>
    public Instant? Due { get; init; }

    /// <summary>People are notified by their rules for important pages, and it goes before what is not.</summary>
    public bool Important { get; init; }

    /// <summary>As it stood when the page was started: a later edit does not touch a live incident.</summary>
    public required EscalationPolicy Policy { get; init; }

    public required PageStatus Status { get; init; }

    public Actor? AcknowledgedBy { get; init; }

    public Instant? AcknowledgedAt { get; init; }

    /// <summary><c>sms</c>, <c>voice</c>, <c>link</c>, <c>web</c> or <c>api</c>.</summary>
    public string? AcknowledgedVia { get; init; }

    /// <summary>Last activity on an acknowledged page.</summary>
    public Instant? TouchedAt { get; init; }

    public Actor? ClosedBy { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary><c>sms</c>, <c>voice</c>, <c>link</c>, <c>web</c> or <c>api</c>, or the page's source when that closed it.</summary>
    public string? ClosedVia { get; init; }

    /// <summary>From 1; each start, reopening and re-page begins a new one, at the first level.</summary>
    public int Episode { get; init; } = 1;

    /// <summary>From 1; 0 before the first one began.</summary>
    public int Level { get; init; }

    /// <summary>How often all levels of this episode have been gone through.</summary>
    public int Loop { get; init; }

    /// <summary>Counts the levels and last resorts that this episode has begun: with the episode it names a message for ever.</summary>
    public int Stage { get; init; }

    public Instant? LevelStartedAt { get; init; }

    /// <summary>When the next level, or the last resort, begins. Null: not while it stands as it does.</summary>
    public Instant? NextLevelAt { get; init; }

    /// <summary>Those that still matter: of what was settled, the last one per person and method.</summary>
    public IReadOnlyList<Notification> Notifications { get; init; } = [];

    /// <summary>Why it was raised, the latest last; <see cref="PageReasons"/> or words.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Last.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>All rounds are over and nobody answered. Null again when somebody does.</summary>
    public Instant? ExhaustedSince { get; init; }

    /// <summary>End of the maintenance that keeps it from ringing.</summary>
    public Instant? HeldUntil { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public int LastEvent { get; init; }

    public int DecidedEvent { get; init; }

    public Instant? WakeAt { get; init; }
}

public enum PageStatus
{
    Triggered,
    Acknowledged,
    Closed,
}
