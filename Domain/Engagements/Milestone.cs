using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Engagements;

/// <summary>A milestone of one engagement.</summary>
/// <param name="Template">As it was when the plan was made: a later edit of the catalog does not touch a live one.</param>
/// <param name="OwnerId">The person's; null when nobody of the staff could have it.</param>
/// <param name="Round">Of the plan that set <paramref name="DueAt"/>: a moved milestone is reminded of and escalated anew.</param>
public sealed record Milestone(MilestoneTemplate Template, string? OwnerId, Instant DueAt, int Round)
{
    public string Id => Template.Id;

    /// <summary>When its plan would have had it, had there been time; null: as it is due.</summary>
    public Instant? PlannedFor { get; init; }

    /// <summary>The round, and the owner, that was last told of it.</summary>
    public int ToldRound { get; init; }

    public string? ToldOwner { get; init; }

    public Instant? RemindedAt { get; init; }

    /// <summary>When it was found to be overdue. It stays to be done.</summary>
    public Instant? MissedAt { get; init; }

    public Instant? EscalatedAt { get; init; }

    public Instant? DoneAt { get; init; }

    public Actor? DoneBy { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<Handed> Handed { get; init; } = [];

    public MilestoneState State => (DoneAt, MissedAt) switch
    {
        (not null, _) => MilestoneState.Done,
        (null, not null) => MilestoneState.Overdue,
        _ => MilestoneState.Open,
    };
}

public enum MilestoneState
{
    Open,
    Overdue,
    Done,
}

/// <summary>A deliverable that was handed in.</summary>
/// <param name="Deliverable">Id.</param>
/// <param name="Link">Where it is, or what it says.</param>
public sealed record Handed(string Deliverable, string Link);
