using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>One decision in the making: what it knows, and what it has changed and said so far.</summary>
sealed class PageTurn
{
    readonly Dictionary<string, Person> people;
    readonly List<string> withdraw = [];

    public PageTurn(PageFacts facts, Instant now)
    {
        Facts = facts;
        Edit = new PageEdit(facts.Page, Actor.System, "system", now);
        Notices = new PageNotices(this);
        News = [.. facts.News.Where(e => e.Number > facts.Page.DecidedEvent)];
        people = facts.People.ToDictionary(p => p.Id);
    }

    public PageFacts Facts { get; }

    public PageEdit Edit { get; }

    public PageNotices Notices { get; }

    public IReadOnlyList<TimelineEvent> News { get; }

    public IReadOnlyList<string> Withdraw => withdraw;

    public List<string> Ask { get; } = [];

    /// <summary>Keys of planned notifications that are taken before their time, in place of one that failed.</summary>
    public HashSet<string> Pulled { get; } = [];

    public Page Page => Edit.Page;

    public Instant Now => Edit.Now;

    public Person? Person(string id) => people.GetValueOrDefault(id);

    public void Put(Notification changed) =>
        Edit.Page = Page with { Notifications = [.. Page.Notifications.Select(n => n.Key == changed.Key ? changed : n)] };

    /// <summary>Nobody needs these any more: what is planned is not sent, and what is under way is called back.</summary>
    public void Drop(Func<Notification, bool> which)
    {
        foreach (var dropped in Page.Notifications.Where(n => n.State is NotificationState.Planned or NotificationState.Offered && which(n)).ToList())
        {
            if (dropped.State == NotificationState.Offered) withdraw.Add(dropped.Key);
            Put(dropped with { State = NotificationState.Withdrawn });
        }
    }

    /// <summary>Keeps the state small: earlier episodes, and what was planned and not needed, are in the timeline.</summary>
    public void Forget()
    {
        var kept = Page.Status == PageStatus.Closed ? [] : Page.Notifications.Where(n => !IsForgotten(n)).ToList();
        if (kept.Count < Page.Notifications.Count) Edit.Page = Page with { Notifications = kept };
    }

    bool IsForgotten(Notification n) =>
        n.Episode < Page.Episode
        || n is { State: NotificationState.Withdrawn, OfferedAt: null }
        || (IsOver(n) && Page.Notifications.Any(other => IsLater(other, n)));

    /// <summary>Nothing that is still heard of it matters, and no call rings so long that it would have to be ended.</summary>
    bool IsOver(Notification n) => n.State switch
    {
        NotificationState.Planned => false,
        NotificationState.Offered => n.OfferedAt + PageNotices.UsefulFor <= Now,
        _ => true,
    };

    static bool IsLater(Notification other, Notification than) =>
        other.PersonId == than.PersonId && other.MethodId == than.MethodId && other.OfferedAt is not null
        && (other.Episode, other.Stage, other.Step).CompareTo((than.Episode, than.Stage, than.Step)) > 0;
}
