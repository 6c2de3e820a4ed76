using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Pages;

/// <summary>Whoever was woken hears that somebody has it, or that it is over.</summary>
static class PageStatusNews
{
    /// <summary>A call for news that need no answer would wake again: by text, and by mail where there is none.</summary>
    static readonly Channel[] Quiet = [Channel.Sms, Channel.Slack, Channel.WeCom, Channel.Email];

    public static void Tell(PageTurn turn)
    {
        var type = turn.Page.Status switch
        {
            PageStatus.Acknowledged => PageEvents.Acknowledged,
            PageStatus.Closed => PageEvents.Closed,
            _ => null,
        };
        if (turn.News.Concat(turn.Edit.Events).LastOrDefault(e => e.Type == type) is not { } news) return;
        var happened = type == PageEvents.Closed ? news.Details.GetValueOrDefault("why") ?? "closed" : "acknowledged";
        var notified = turn.Page.Notifications.Where(n => n.OfferedAt is not null && n.Episode == turn.Page.Episode).Select(n => n.PersonId).Distinct();
        foreach (var id in notified.Where(id => id != news.Actor.Id))
            if (turn.Person(id) is { } person && Way(turn.Facts.Responders.GetValueOrDefault(id)) is { } method)
                turn.Notices.Status(person, method, news, happened);
    }

    static ContactMethod? Way(Responder? responder) =>
        responder?.Methods.Where(m => m.IsUsable && Quiet.Contains(m.Channel)).OrderBy(m => Array.IndexOf(Quiet, m.Channel)).FirstOrDefault();
}
