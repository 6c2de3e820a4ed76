using NodaTime;

namespace SupportFlows.Domain.Pages;

/// <summary>One durable timer at a time: the next of everything that falls due by itself.</summary>
static class PageWakeUp
{
    public static Instant? Next(PageTurn turn) => turn.Page switch
    {
        { Status: PageStatus.Closed } => null,
        { Status: PageStatus.Acknowledged } page => PageIdle.RepageAt(page),
        { HeldUntil: { } until } => until,
        var page => Dues(turn, page).Min(),
    };

    static IEnumerable<Instant?> Dues(PageTurn turn, Page page) =>
    [
        page.NextLevelAt,
        .. page.Notifications.Where(n => n.State == NotificationState.Planned).Select(n => (Instant?)n.Due),
        .. page.Notifications.Select(n => FailOver.LookAt(turn, n) is { } at ? Instant.Max(at, AfterAsking(turn, at)) : (Instant?)null),
    ];

    /// <summary>What the provider says is news by itself; should it say nothing, it is looked at all the same.</summary>
    static Instant AfterAsking(PageTurn turn, Instant at) => at > turn.Now ? at : turn.Now + FailOver.AskAgain;
}
