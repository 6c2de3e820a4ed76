namespace SupportFlows.Client;

/// <summary>Somebody on the customer's side of an event: with an email address, a phone number, or both.</summary>
/// <param name="Name">As people call him or her.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Role">What for, such as <c>technical lead</c>.</param>
/// <param name="Language">That we write in.</param>
/// <param name="TimeZone">tz database id.</param>
public sealed record IemContact(string Name, string? Email = null, string? Phone = null, string? Role = null, string? Language = null, string? TimeZone = null);

/// <summary>How soon an event is.</summary>
/// <param name="BusinessDays">Between the request and the first day.</param>
/// <param name="Recommended">So many are.</param>
/// <param name="Expedited">There are fewer: approval takes a reason.</param>
public sealed record IemNotice(int BusinessDays, int Recommended, bool Expedited);

/// <summary>A yes or a no.</summary>
/// <param name="Yes">Which.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record IemDecision(bool Yes, Actor By, DateTimeOffset At, string? Reason);

/// <summary>What an event takes of the plan's sessions.</summary>
/// <param name="Complimentary">One of them.</param>
/// <param name="GivenBack">No more.</param>
/// <param name="FurtherDays">Days to be bought.</param>
public sealed record IemSession(bool Complimentary, bool GivenBack, int FurtherDays);

/// <summary>The price of further days.</summary>
public sealed record IemQuote
{
    /// <summary>Within the request.</summary>
    public required string Id { get; init; }

    /// <summary>How many.</summary>
    public int Days { get; init; }

    /// <summary>In the currency.</summary>
    public decimal PerDay { get; init; }

    /// <summary>For all days, in the currency.</summary>
    public decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Accepted later, it no longer holds.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The new last day, of an extension that waits for it. Null: the request itself does.</summary>
    public DateOnly? ExtendsTo { get; init; }

    /// <summary><c>offered</c>, <c>accepted</c>, <c>expired</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who accepted it.</summary>
    public Actor? AcceptedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The customer's own number for the purchase.</summary>
    public string? PurchaseReference { get; init; }
}

/// <summary>A step on the way to an event, or after it.</summary>
public sealed record IemMilestone
{
    /// <summary>Within the plan, such as <c>kick-off</c>.</summary>
    public required string Id { get; init; }

    /// <summary>By language tag.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary><c>open</c>, <c>overdue</c> or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it has to be done.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Person's id.</summary>
    public string? Owner { get; init; }

    /// <summary>When the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When it was found to be overdue.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When people were rung about it.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who did it.</summary>
    public Actor? DoneBy { get; init; }

    /// <summary>What was said of it.</summary>
    public string? Note { get; init; }

    /// <summary>Each has to be handed in before it is done.</summary>
    public IReadOnlyList<MilestoneDeliverable> Deliverables { get; init; } = [];

    /// <summary>What is looked at when it is said to be done.</summary>
    public IReadOnlyList<MilestoneCheck> Checks { get; init; } = [];
}

/// <summary>Something that a milestone hands in.</summary>
/// <param name="Id">Within the milestone.</param>
/// <param name="Name">By language tag.</param>
/// <param name="Link">Where it is, or what it says. Null: not handed in.</param>
public sealed record MilestoneDeliverable(string Id, IReadOnlyDictionary<string, string> Name, string? Link = null);

/// <summary>Something that a milestone is asked for.</summary>
/// <param name="Id">Such as <c>risks-closed</c>.</param>
/// <param name="Blocks">False: when it fails, that is written down, and the milestone can be done all the same.</param>
/// <param name="Passes">As of now.</param>
/// <param name="Why">It does not.</param>
public sealed record MilestoneCheck(string Id, bool Blocks, bool Passes, string? Why = null);

/// <summary>A question of the readiness scorecard.</summary>
/// <param name="Id">Within the scorecard.</param>
/// <param name="Area"><c>service</c>, <c>operations</c> or <c>security</c>.</param>
/// <param name="Name">By language tag.</param>
/// <param name="Answer">Null: not answered.</param>
public sealed record ScorecardItem(string Id, string Area, IReadOnlyDictionary<string, string> Name, ScorecardLight? Answer = null);

/// <summary>How it looks.</summary>
/// <param name="Light">One of <see cref="Lights"/>.</param>
/// <param name="Note">More words.</param>
public sealed record ScorecardLight(string Light, string? Note = null);

/// <summary>Something that may go wrong.</summary>
/// <param name="Id">Within the request.</param>
/// <param name="Title">What.</param>
/// <param name="Rating">One of <see cref="Lights"/>.</param>
/// <param name="Owner">Who sees to it, on either side.</param>
/// <param name="State"><c>open</c>, <c>closed</c> or <c>accepted</c>.</param>
/// <param name="Note">More words.</param>
public sealed record IemRisk(string Id, string Title, string Rating, string? Owner, string State, string? Note = null);

/// <summary>Who watches when.</summary>
/// <param name="PersonId">Of the staff.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record IemShift(string PersonId, DateTimeOffset From, DateTimeOffset To);

/// <summary>How an event goes, in the words of its team.</summary>
/// <param name="State">One of <see cref="Lights"/>.</param>
/// <param name="Note">The words.</param>
/// <param name="By">Whose.</param>
/// <param name="At">When.</param>
public sealed record IemUpdate(string State, string Note, Actor By, DateTimeOffset At);

/// <summary>The technical account manager's words about an event.</summary>
/// <param name="Summary">The words.</param>
/// <param name="By">Whose.</param>
/// <param name="At">When.</param>
public sealed record IemSummary(string Summary, Actor By, DateTimeOffset At);

/// <summary>How an event ended.</summary>
/// <param name="Reason">One of <see cref="IemReasons"/>.</param>
/// <param name="Note">More words.</param>
/// <param name="By">Who closed it.</param>
/// <param name="At">When.</param>
public sealed record IemClosing(string Reason, string? Note, Actor By, DateTimeOffset At);

/// <summary>What the customer thought of it.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="Comment">In words.</param>
/// <param name="By">Whose.</param>
/// <param name="At">When.</param>
public sealed record IemSurvey(int Rating, string? Comment, string By, DateTimeOffset At);
