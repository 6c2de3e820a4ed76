namespace SupportFlows.Client;

/// <summary>A launch event that is prepared, watched and wrapped up.</summary>
public sealed record IemRequest : Answer
{
    /// <summary>Opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The number that whoever requested it knows it by.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The account's.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string Event { get; init; }

    /// <summary>One of <see cref="IemStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>In its zone.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>tz database id, in which its days begin and end.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the first day begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the last day ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>In the customer's words and unit.</summary>
    public string? ExpectedPeak { get; init; }

    /// <summary>Of the vendor's products, those that it uses.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Who is told.</summary>
    public IReadOnlyList<IemContact> Contacts { get; init; } = [];

    /// <summary>What it is worked through with; filled in by and by.</summary>
    public required IemPlan Plan { get; init; }

    /// <summary>Id of its technical account manager.</summary>
    public string? Tam { get; init; }

    /// <summary>How soon it is.</summary>
    public required IemNotice Notice { get; init; }

    /// <summary>By when it is decided on. Null: it is not waiting for that.</summary>
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>What the technical account manager said.</summary>
    public IemDecision? Approval { get; init; }

    /// <summary>What it takes of the plan's sessions.</summary>
    public required IemSession Session { get; init; }

    /// <summary>Prices of further days, oldest first; only the last one can be open.</summary>
    public IReadOnlyList<IemQuote> Quotes { get; init; } = [];

    /// <summary>By due time.</summary>
    public IReadOnlyList<IemMilestone> Milestones { get; init; } = [];

    /// <summary>Whether it is ready, question by question.</summary>
    public IReadOnlyList<ScorecardItem> Scorecard { get; init; } = [];

    /// <summary>What may go wrong.</summary>
    public IReadOnlyList<IemRisk> Risks { get; init; } = [];

    /// <summary>Who watches on its days.</summary>
    public IReadOnlyList<IemShift> Roster { get; init; } = [];

    /// <summary>When nobody does. Null: there is no roster yet.</summary>
    public IReadOnlyList<TimeRange>? RosterGaps { get; init; }

    /// <summary>The last go or no-go.</summary>
    public IemDecision? Gate { get; init; }

    /// <summary>What the event team said last.</summary>
    public IemUpdate? LastUpdate { get; init; }

    /// <summary>When the customer was last told how things stand.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>Since when no plan with the service covers all its days.</summary>
    public DateTimeOffset? UncoveredSince { get; init; }

    /// <summary>When its days began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The technical account manager's words about it.</summary>
    public IemSummary? Report { get; init; }

    /// <summary>How it ended.</summary>
    public IemClosing? Closing { get; init; }

    /// <summary>What the customer thought of it.</summary>
    public IemSurvey? Survey { get; init; }

    /// <summary>When it was requested.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When anything last happened to it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was closed, rejected, cancelled or called off.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
