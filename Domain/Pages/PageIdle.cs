using NodaTime;

namespace SupportFlows.Domain.Pages;

/// <summary>An acknowledgement is not the end: whoever gave it may have fallen asleep again.</summary>
static class PageIdle
{
    /// <summary>When an acknowledged page is paged again; null is never.</summary>
    public static Instant? RepageAt(Page page) =>
        page is { Status: PageStatus.Acknowledged, AcknowledgedAt: { } acknowledged, Policy.RepageAfter: { } after }
            ? Instant.Max(acknowledged, page.TouchedAt ?? acknowledged) + after
            : null;

    public static void Keep(PageTurn turn)
    {
        if (RepageAt(turn.Page) is not { } at || at > turn.Now) return;
        turn.Edit.Add(PageEvents.RePaged, ("acknowledgedBy", turn.Page.AcknowledgedBy?.Name));
        turn.Edit.BeginEpisode();
        turn.Edit.Page = turn.Page with { Reasons = [.. turn.Page.Reasons.Where(r => r != PageReasons.Idle), PageReasons.Idle] };
    }
}
