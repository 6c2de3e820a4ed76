using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>What came of what a human asked for.</summary>
/// <param name="By">Who did it; where somebody was first, that one.</param>
/// <param name="At">When that was.</param>
/// <param name="Via">By which way: <c>sms</c>, <c>voice</c>, <c>link</c>, <c>web</c>, <c>api</c>, <c>ticket</c>.</param>
public sealed record PageAnswer(PageOutcome Outcome, string Subject, Actor? By, Instant? At, string? Via = null);

public enum PageOutcome
{
    Acknowledged,

    /// <summary>Somebody was first.</summary>
    AlreadyAcknowledged,
    Escalated,
    Closed,

    /// <summary>Nothing is left to acknowledge, escalate or close.</summary>
    AlreadyClosed,
}

/// <summary>The change that a command makes of a page, without events where somebody was first, and the answer to whoever gave it.</summary>
public sealed record PageReply(Change<Page> Change, PageAnswer Answer);
