using NodaTime;

namespace SupportFlows.Domain.Plans;

/// <summary>The timings of a ticket's life that do not depend on the plan.</summary>
/// <param name="Warnings">Percent of a target at which it is warned of, rising, each over 0 and under 100.</param>
/// <param name="PendingReminders">After how long without the customer's answer he is reminded, rising.</param>
/// <param name="ClosePendingAfter">A ticket that waited on the customer for so long is closed; null is never.</param>
/// <param name="CloseResolvedAfter">A resolved ticket nobody touched is closed after this.</param>
/// <param name="ReopenWithin">How long after closing a ticket may still be reopened.</param>
public sealed record TicketPolicy(
    IReadOnlyList<int> Warnings,
    IReadOnlyList<Duration> PendingReminders,
    Duration? ClosePendingAfter,
    Duration CloseResolvedAfter,
    Duration ReopenWithin)
{
    /// <summary>Null: nobody is paged, and those on call are told by text and email.</summary>
    public TicketPaging? Paging { get; init; }
}
