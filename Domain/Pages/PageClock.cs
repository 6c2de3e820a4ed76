using NodaTime;

namespace SupportFlows.Domain.Pages;

/// <summary>
/// A page counts from when something was done. When the machine's clock is set back to before that, what was a wait of minutes would be one of hours:
/// the level that runs begins its time anew, with all that was planned in it, and so does the quiet after an acknowledgement.
/// </summary>
static class PageClock
{
    /// <summary>Clocks of several machines, and one that is corrected, differ by less.</summary>
    static readonly Duration Skew = Duration.FromMinutes(1);

    public static void Follow(PageTurn turn)
    {
        var (page, latest) = (turn.Page, turn.Now + Skew);
        if (page is { Status: PageStatus.Triggered, LevelStartedAt: { } started } && started > latest) turn.Edit.Page = Begun(page, started - turn.Now);
        if (page.Status == PageStatus.Acknowledged && (page.AcknowledgedAt > latest || page.TouchedAt > latest))
            turn.Edit.Page = page with { AcknowledgedAt = Earlier(page.AcknowledgedAt, turn.Now), TouchedAt = Earlier(page.TouchedAt, turn.Now) };
    }

    static Page Begun(Page page, Duration back) => page with
    {
        LevelStartedAt = page.LevelStartedAt - back,
        NextLevelAt = page.NextLevelAt - back,
        Notifications = [.. page.Notifications.Select(n => n with { Due = n.Due - back, OfferedAt = n.OfferedAt - back })],
    };

    static Instant? Earlier(Instant? at, Instant now) => at > now ? now : at;
}
