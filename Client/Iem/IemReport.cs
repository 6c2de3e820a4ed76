namespace SupportFlows.Client;

/// <summary>What can be counted of an event, and the technical account manager's words once they are written.</summary>
public sealed record IemReport : Answer
{
    /// <summary>The event's.</summary>
    public required string RequestId { get; init; }

    /// <summary>Its name.</summary>
    public required string Event { get; init; }

    /// <summary>The account's name.</summary>
    public required string Account { get; init; }

    /// <summary>In its zone.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>tz database id.</summary>
    public required string TimeZone { get; init; }

    /// <summary>One of <see cref="IemStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Null: not written yet.</summary>
    public IemSummary? Report { get; init; }

    /// <summary>Those that were filed while it ran.</summary>
    public required TicketFigures Tickets { get; init; }

    /// <summary>By due time.</summary>
    public IReadOnlyList<MilestoneFigures> Milestones { get; init; } = [];

    /// <summary>What the event team said, oldest first.</summary>
    public IReadOnlyList<UpdateFigures> Updates { get; init; } = [];

    /// <summary>How often the customer was told how things stood.</summary>
    public int StatusesSent { get; init; }

    /// <summary>What might have gone wrong.</summary>
    public IReadOnlyList<IemRisk> Risks { get; init; } = [];

    /// <summary>Whether it was ready.</summary>
    public IReadOnlyList<ScorecardAnswer> Scorecard { get; init; } = [];

    /// <summary>Null: it is not closed.</summary>
    public IemClosing? Closing { get; init; }
}

/// <summary>The tickets that were filed while an event ran.</summary>
/// <param name="Filed">In all.</param>
/// <param name="Urgent">Production impacted or worse.</param>
/// <param name="Answered">With a first response within the target.</param>
/// <param name="Missed">Without.</param>
/// <param name="SlowestResponse">Of those that were answered.</param>
/// <param name="All">One by one.</param>
public sealed record TicketFigures(int Filed, int Urgent, int Answered, int Missed, TimeSpan? SlowestResponse, IReadOnlyList<TicketFigure> All);

/// <summary>One of them.</summary>
/// <param name="Id">The ticket's.</param>
/// <param name="Subject">In a line.</param>
/// <param name="Severity">One of <see cref="Severities"/>.</param>
/// <param name="AcceptedAt">When it was filed.</param>
/// <param name="FirstResponse">One of <see cref="ClockStates"/>.</param>
/// <param name="After">From acceptance to the first response. Null: there was none yet.</param>
public sealed record TicketFigure(string Id, string Subject, string Severity, DateTimeOffset AcceptedAt, string? FirstResponse, TimeSpan? After);

/// <summary>How a milestone went.</summary>
/// <param name="Id">Within the plan.</param>
/// <param name="DueAt">When it had to be done.</param>
/// <param name="DoneAt">When it was.</param>
/// <param name="State"><c>open</c>, <c>overdue</c> or <c>done</c>.</param>
/// <param name="OnTime">Null: not done.</param>
public sealed record MilestoneFigures(string Id, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string State, bool? OnTime);

/// <summary>What the event team said.</summary>
/// <param name="At">When.</param>
/// <param name="State">One of <see cref="Lights"/>.</param>
/// <param name="Note">The words.</param>
/// <param name="By">Whose.</param>
public sealed record UpdateFigures(DateTimeOffset At, string State, string Note, string By);
