namespace SupportFlows.Domain.Iem;

/// <summary>The names of timeline events of an IEM request. Stored and shown to others: a name, once shipped, keeps its meaning.</summary>
public static class IemEvents
{
    public const string Requested = "requested";
    public const string Reminded = "approval-reminded";
    public const string Escalated = "approval-escalated";
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string QuoteOffered = "quote-offered";
    public const string QuoteAccepted = "quote-accepted";
    public const string QuoteExpired = "quote-expired";
    public const string QuoteWithdrawn = "quote-withdrawn";
    public const string Rescheduled = "rescheduled";
    public const string Extended = "extended";
    public const string Cancelled = "cancelled";
    public const string PlanChanged = "plan-changed";
    public const string ScorecardAnswered = "scorecard-answered";
    public const string RiskOpened = "risk-opened";
    public const string RiskChanged = "risk-changed";
    public const string RosterSet = "roster-set";
    public const string MilestoneAssigned = "milestone-assigned";
    public const string MilestoneReminded = "milestone-reminded";
    public const string MilestoneMissed = "milestone-missed";
    public const string MilestoneEscalated = "milestone-escalated";
    public const string MilestoneDone = "milestone-done";

    /// <summary>The T-1 gate said yes.</summary>
    public const string Go = "go";

    public const string NoGo = "no-go";

    /// <summary>Its first day began.</summary>
    public const string Started = "started";

    /// <summary>It began, and nobody had said go: the customer's peak comes all the same.</summary>
    public const string StartedWithoutGo = "started-without-go";

    public const string Updated = "updated";

    /// <summary>The customer was told how things stand.</summary>
    public const string StatusSent = "status-sent";

    /// <summary>Its last day is over.</summary>
    public const string Ended = "ended";

    public const string Reported = "reported";
    public const string Closed = "closed";
    public const string Surveyed = "surveyed";

    /// <summary>The account's plan does not cover all event days any more.</summary>
    public const string CoverageLost = "coverage-lost";

    public const string CoverageRegained = "coverage-regained";

    /// <summary>A message was given up: whoever it was for has not been told.</summary>
    public const string MessageFailed = "message-failed";
}
