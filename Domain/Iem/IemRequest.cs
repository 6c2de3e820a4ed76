using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>A launch event that is prepared, watched and wrapped up (SPEC section 4). What happened is in its timeline; this is what the next decision needs.</summary>
public sealed record IemRequest : IPromise
{
    public required string Id { get; init; }

    /// <summary>Where it came from (<c>api:acme</c>, <c>form:launches</c>, <c>queue</c>): one request per source and external id.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string AccountId { get; init; }

    public required string AccountName { get; init; }

    /// <summary>Its name, such as "Singles' Day sale".</summary>
    public required string Event { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required LocalDate LastDay { get; init; }

    /// <summary>tz database id: the customer's, in which its days begin and end.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Of the business-day calendar.</summary>
    public required string Region { get; init; }

    /// <summary>In the customer's words and unit.</summary>
    public string? ExpectedPeak { get; init; }

    public IReadOnlyList<string> Products { get; init; } = [];

    public required IReadOnlyList<IemContact> Contacts { get; init; }

    public IemPlan Plan { get; init; } = IemPlan.Empty;

    public required IemStatus Status { get; init; }

    /// <summary>Of the account when the request was taken; null when nobody could have it.</summary>
    public string? TamId { get; init; }

    public required IemNotice Notice { get; init; }

    /// <summary>While it is requested: since when the TAM is asked, and by when he decides.</summary>
    public Instant? AskedAt { get; init; }

    public Instant? DecideBy { get; init; }

    /// <summary>Within the time for a decision, whoever has it was reminded, and then others were called.</summary>
    public Instant? RemindedAt { get; init; }

    public Instant? EscalatedAt { get; init; }

    public IemDecision? Approval { get; init; }

    /// <summary>The last go or no-go; null again when the days are moved.</summary>
    public IemDecision? Gate { get; init; }

    /// <summary>Days beyond the complimentary ones: to be bought before the request is approved.</summary>
    public int FurtherDays { get; init; }

    /// <summary>Oldest first; only the last one can be open.</summary>
    public IReadOnlyList<Quote> Quotes { get; init; } = [];

    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    public IReadOnlyList<ScorecardAnswer> Scorecard { get; init; } = [];

    public IReadOnlyList<Risk> Risks { get; init; } = [];

    /// <summary>The dedicated roster of the event days.</summary>
    public IReadOnlyList<FixedShift> Roster { get; init; } = [];

    /// <summary>What the event team said last.</summary>
    public IemUpdate? LastUpdate { get; init; }

    /// <summary>When the customer was last told how things stand.</summary>
    public Instant? StatusAt { get; init; }

    /// <summary>External ids of the pages that are about it and not closed yet.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>No plan with the service covers all event days any more. Null again when one does.</summary>
    public Instant? UncoveredSince { get; init; }

    /// <summary>Counts the moves of its days: invitations, claims and messages of an earlier one are overtaken.</summary>
    public int Revision { get; init; }

    public Instant? StartedAt { get; init; }

    public IemReport? Report { get; init; }

    public IemClosing? Closing { get; init; }

    public Survey? Survey { get; init; }

    /// <summary>When it was closed, rejected, cancelled or called off.</summary>
    public Instant? EndedAt { get; init; }

    public required Instant AcceptedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public int LastEvent { get; init; }

    public int DecidedEvent { get; init; }

    public Instant? WakeAt { get; init; }

    internal PlannedDays Days => new(FirstDay, LastDay, DateTimeZoneProviders.Tzdb[TimeZone]);

    internal Quote? OpenQuote => Quotes is [.., { State: QuoteState.Offered } open] ? open : null;

    /// <summary>Nobody can approve it, nor is asked to, before the customer has accepted the quote.</summary>
    internal bool AwaitsPurchase => BoughtDays < FurtherDays;

    internal int BoughtDays => Quotes.Where(q => q.State == QuoteState.Accepted).Sum(q => q.Days);
}

public enum IemStatus
{
    /// <summary>A session is reserved; the TAM has not decided.</summary>
    Requested,

    /// <summary>Approved; its milestones are under way.</summary>
    Preparing,

    /// <summary>Go was said.</summary>
    Ready,

    /// <summary>Its days have begun.</summary>
    Live,

    /// <summary>Its days are over; the report is owed.</summary>
    WrappingUp,
    Closed,
    Rejected,
    Cancelled,
    NoGo,
}
