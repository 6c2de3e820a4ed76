using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <param name="Role">What the person is for, such as <c>business owner</c>, <c>technical lead</c>, <c>night shift</c>.</param>
public sealed record IemContact(string Name, string? Email, string? Phone, string? Role = null, string? Language = null, string? TimeZone = null);

/// <summary>What the session is worked through with; filled in by and by (SPEC section 4).</summary>
public sealed record IemPlan
{
    public static readonly IemPlan Empty = new();

    public string? SuccessCriteria { get; init; }

    /// <summary>Where everybody meets while it runs: an address or a number.</summary>
    public string? Bridge { get; init; }

    public IReadOnlyList<RegionResource> Resources { get; init; } = [];

    /// <summary>The peak as a multiple of the ordinary traffic.</summary>
    public decimal? TrafficMultiple { get; init; }

    public ActionPlan? Primary { get; init; }

    public ActionPlan? Rollback { get; init; }

    /// <summary>Who is called when, from the customer's side and ours, first to last.</summary>
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];
}

public sealed record RegionResource(string Region, string Resource, string? Amount = null);

/// <param name="Trigger">What sets it off.</param>
/// <param name="Owner">Who says so.</param>
/// <param name="Verification">How it is known that it worked.</param>
public sealed record ActionPlan(string Steps, string? Trigger = null, string? Owner = null, string? Verification = null);

/// <param name="After">Of trouble, as in <c>PT15M</c>.</param>
public sealed record EscalationStep(string Who, string? Reach = null, Duration? After = null);

/// <summary>Business days between the request and the first day.</summary>
/// <param name="Wanted">So many are recommended.</param>
public sealed record IemNotice(int Days, int Wanted)
{
    /// <summary>It needs the TAM's expedited approval, with a reason.</summary>
    public bool IsShort => Days < Wanted;
}

public sealed record IemDecision(bool Yes, Actor By, Instant At, string? Reason);

/// <summary>The price of further days, which the customer accepts or lets pass.</summary>
/// <param name="ExtendsTo">The new last day, of an extension that waits for it; null: the request itself does.</param>
public sealed record Quote(string Id, int Days, decimal PerDay, string Currency, Instant ValidUntil, LocalDate? ExtendsTo = null, QuoteState State = QuoteState.Offered)
{
    public Actor? AcceptedBy { get; init; }

    public Instant? AcceptedAt { get; init; }

    /// <summary>The customer's own number for the purchase.</summary>
    public string? PurchaseReference { get; init; }

    public decimal Amount => PerDay * Days;
}

public enum QuoteState
{
    Offered,
    Accepted,
    Expired,

    /// <summary>Nobody needs it any more.</summary>
    Withdrawn,
}

public sealed record ScorecardAnswer(string Item, Light Light, string? Note = null);

public enum Light
{
    Green,
    Amber,
    Red,
}

/// <param name="Owner">Who sees to it, on either side.</param>
public sealed record Risk(string Id, string Title, Light Rating, string? Owner, RiskState State = RiskState.Open, string? Note = null);

public enum RiskState
{
    Open,

    /// <summary>Gone.</summary>
    Closed,

    /// <summary>Known and borne: somebody who leads said so, with a reason.</summary>
    Accepted,
}

/// <summary>How the event goes, in the words of its team.</summary>
public sealed record IemUpdate(Light State, string Note, Actor By, Instant At);

/// <param name="Summary">In the TAM's words; the figures are counted.</param>
public sealed record IemReport(string Summary, Actor By, Instant At);

public sealed record IemClosing(IemReason Reason, string? Note, Actor By, Instant At);

/// <summary>How it ended.</summary>
public enum IemReason
{
    Successful,
    SuccessfulWithIncidents,
    TargetsMissed,
    RolledBack,
    EventDidNotHappen,
}

/// <param name="Rating">1 to 5.</param>
public sealed record Survey(int Rating, string? Comment, string By, Instant At);
