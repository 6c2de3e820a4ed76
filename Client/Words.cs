namespace SupportFlows.Client;

/// <summary>How bad it is, from the least.</summary>
public static class Severities
{
    /// <summary>A question.</summary>
    public const string General = "general";

    /// <summary>Part of the system is impaired.</summary>
    public const string SystemImpaired = "system-impaired";

    /// <summary>Production is impacted.</summary>
    public const string ProductionImpacted = "production-impacted";

    /// <summary>The business stands still.</summary>
    public const string BusinessCritical = "business-critical";
}

/// <summary>Where a ticket stands.</summary>
public static class TicketStatuses
{
    /// <summary>Nobody has answered yet.</summary>
    public const string New = "new";

    /// <summary>It is worked on.</summary>
    public const string Open = "open";

    /// <summary>The customer has to answer.</summary>
    public const string PendingCustomer = "pending-customer";

    /// <summary>Solved; closes by itself.</summary>
    public const string Resolved = "resolved";

    /// <summary>Over.</summary>
    public const string Closed = "closed";

    /// <summary>Taken up again.</summary>
    public const string Reopened = "reopened";
}

/// <summary>What a clock counts towards.</summary>
public static class ClockKinds
{
    /// <summary>From acceptance to the first human public reply.</summary>
    public const string FirstResponse = "first-response";

    /// <summary>From a customer's message to the next reply.</summary>
    public const string NextResponse = "next-response";

    /// <summary>From acceptance to the solution.</summary>
    public const string Resolution = "resolution";
}

/// <summary>How a clock stands.</summary>
public static class ClockStates
{
    /// <summary>It counts.</summary>
    public const string Running = "running";

    /// <summary>It stands still, waiting on the customer.</summary>
    public const string Paused = "paused";

    /// <summary>The promise was kept.</summary>
    public const string Met = "met";

    /// <summary>The promise was broken.</summary>
    public const string Missed = "missed";

    /// <summary>It is no longer owed.</summary>
    public const string Cancelled = "cancelled";
}

/// <summary>Where a page stands.</summary>
public static class PageStatuses
{
    /// <summary>It rings.</summary>
    public const string Triggered = "triggered";

    /// <summary>Somebody has it.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>Over.</summary>
    public const string Closed = "closed";
}

/// <summary>Where a launch event stands.</summary>
public static class IemStatuses
{
    /// <summary>A session is reserved; the technical account manager has not decided.</summary>
    public const string Requested = "requested";

    /// <summary>Approved; its milestones are under way.</summary>
    public const string Preparing = "preparing";

    /// <summary>Go was said.</summary>
    public const string Ready = "ready";

    /// <summary>Its days have begun.</summary>
    public const string Live = "live";

    /// <summary>Its days are over; the report is owed.</summary>
    public const string WrappingUp = "wrapping-up";

    /// <summary>Over.</summary>
    public const string Closed = "closed";

    /// <summary>The technical account manager said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>Called off by the customer or for him.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Called off at the gate.</summary>
    public const string NoGo = "no-go";
}

/// <summary>How it looks, for scorecards, risks and updates.</summary>
public static class Lights
{
    /// <summary>Well.</summary>
    public const string Green = "green";

    /// <summary>To be watched.</summary>
    public const string Amber = "amber";

    /// <summary>Badly.</summary>
    public const string Red = "red";
}

/// <summary>How a launch event ended.</summary>
public static class IemReasons
{
    /// <summary>As wished.</summary>
    public const string Successful = "successful";

    /// <summary>As wished in the end.</summary>
    public const string SuccessfulWithIncidents = "successful-with-incidents";

    /// <summary>Not all that was wished for was reached.</summary>
    public const string TargetsMissed = "targets-missed";

    /// <summary>It was taken back.</summary>
    public const string RolledBack = "rolled-back";

    /// <summary>There was none.</summary>
    public const string EventDidNotHappen = "event-did-not-happen";
}
