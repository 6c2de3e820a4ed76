using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A ticket as it stands. What happened to it is in its timeline; this is what the next decision needs.</summary>
public sealed record Ticket : IPromise
{
    public required string Id { get; init; }

    /// <summary>Where it came from (<c>api:acme</c>, <c>form:typeform</c>, <c>queue</c>): one ticket per source and external id.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Null for an unknown sender, whose ticket waits in the triage queue under the Basic plan.</summary>
    public string? AccountId { get; init; }

    /// <summary>In force when the ticket was accepted; its promises do not change with a later plan.</summary>
    public required string Plan { get; init; }

    public required Contact Contact { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public string? Product { get; init; }

    public Software? Software { get; init; }

    public required TicketStatus Status { get; init; }

    public required TicketSeverity Severity { get; init; }

    public required ScopeVerdict Scope { get; init; }

    public string? AssigneeId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Email addresses told of every public reply.</summary>
    public IReadOnlyList<string> Watchers { get; init; } = [];

    /// <summary>How many files it has.</summary>
    public int Attachments { get; init; }

    /// <summary>At most one of each kind: the running or the last one.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    public required Instant AcceptedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public Instant? PendingSince { get; init; }

    /// <summary>How many of the policy's reminders went out since <see cref="PendingSince"/>.</summary>
    public int RemindersSent { get; init; }

    public Instant? ResolvedAt { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? MergedInto { get; init; }

    /// <summary>Ids of the duplicates that were merged into this one.</summary>
    public IReadOnlyList<string> MergedFrom { get; init; } = [];

    /// <summary>The last customer or staff public message: who spoke last is exact (SPEC section 2).</summary>
    public ActorKind LastSpeaker { get; init; } = ActorKind.Customer;

    /// <summary>What last took it off the hands of whoever was called for it. Null again when it is reopened.</summary>
    public TicketHandling? Handled { get; init; }

    /// <summary>When those on call were last ordered to be paged: from then on its page follows what becomes of it.</summary>
    public Instant? PagedAt { get; init; }

    /// <summary>When a member of staff last did anything to it.</summary>
    public Instant? WorkedAt { get; init; }

    /// <summary>Number of the newest timeline event.</summary>
    public int LastEvent { get; init; }

    /// <summary>Number of the newest event that a decision has seen. Behind <see cref="LastEvent"/>: a decision is owed.</summary>
    public int DecidedEvent { get; init; }

    /// <summary>When the ticket next acts by itself, as the last decision had it. Null: only when somebody does something.</summary>
    public Instant? WakeAt { get; init; }
}

/// <param name="Submitted">What the customer picked.</param>
/// <param name="Current">What the facts support: a handler may reclassify.</param>
/// <param name="Owed">The current one, or the highest the plan covers when that is lower. The promise is made for this one.</param>
public sealed record TicketSeverity(Severity Submitted, Severity Owed, Severity Current);

/// <param name="Event">Number of the timeline event.</param>
/// <param name="Type"><see cref="TicketEvents.Replied"/> by staff, <see cref="TicketEvents.Resolved"/> or <see cref="TicketEvents.Closed"/>.</param>
public sealed record TicketHandling(int Event, string Type, Actor By, Instant At);

public sealed record Software(string Name, string? Version);

public enum TicketStatus
{
    New,
    Open,
    PendingCustomer,
    Resolved,
    Closed,
    Reopened,
}

public enum ScopeKind
{
    In,
    Advisory,
    Out,
}

/// <summary>Whether the plan helps with this, decided before a human reads it.</summary>
/// <param name="Reason">In English.</param>
/// <param name="Code">The same, one of <see cref="ScopeCodes"/>.</param>
/// <param name="MinimumVersion">Of the software, when that is what decided.</param>
public sealed record ScopeVerdict(ScopeKind Verdict, string Reason, string Code = ScopeCodes.NoSoftware, string? MinimumVersion = null);
