using NodaTime;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Pages;

/// <summary>What somebody wants people to be paged about.</summary>
/// <param name="Source">With <paramref name="ExternalId"/> it names the page.</param>
/// <param name="Reason">One of <see cref="PageReasons"/>, or words.</param>
public sealed record PageOrder(string Source, string ExternalId, string Subject, string Reason, bool Important = false)
{
    public string? Details { get; init; }

    public string? TicketId { get; init; }

    public string? AccountName { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>When the ticket has to be answered.</summary>
    public Instant? Due { get; init; }
}

/// <summary>Reasons that messages put into the reader's language.</summary>
public static class PageReasons
{
    /// <summary>The ticket is of a severity that pages.</summary>
    public const string Urgent = "urgent";

    /// <summary>A promise of the ticket will soon be missed.</summary>
    public const string Warning = "warning";

    /// <summary>A promise of the ticket is missed.</summary>
    public const string Missed = "missed";

    /// <summary>Acknowledged, and then nobody touched it.</summary>
    public const string Idle = "idle";

    /// <summary>An event request still waits for approval.</summary>
    public const string IemApproval = "iem-approval";

    /// <summary>A milestone of an event is overdue.</summary>
    public const string Milestone = "milestone";

    /// <summary>The go/no-go decision of an event is overdue.</summary>
    public const string IemGate = "iem-gate";
}
