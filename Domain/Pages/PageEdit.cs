using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>A page while one command or decision changes it, with the timeline events that this makes.</summary>
sealed class PageEdit(Page page, Actor actor, string channel, Instant now)
{
    readonly List<TimelineEvent> events = [];

    public Page Page { get; set; } = page;

    public Instant Now { get; } = now;

    public IReadOnlyList<TimelineEvent> Events => events;

    public TimelineEvent Add(string type, params (string Key, string? Value)[] details) => AddBy(actor, type, details);

    public TimelineEvent AddBy(Actor by, string type, params (string Key, string? Value)[] details)
    {
        var added = new TimelineEvent(Page.LastEvent + 1, Now, type, by, channel, Details.Of(details), Public: false);
        Page = Page with { LastEvent = added.Number };
        events.Add(added);
        return added;
    }

    /// <summary>From the first level, and nobody has it.</summary>
    public void BeginEpisode() => Page = Page with
    {
        Episode = Page.Episode + 1,
        Status = PageStatus.Triggered,
        AcknowledgedBy = null,
        AcknowledgedAt = null,
        AcknowledgedVia = null,
        TouchedAt = null,
        ClosedBy = null,
        ClosedAt = null,
        ClosedVia = null,
        Level = 0,
        Loop = 0,
        Stage = 0,
        LevelStartedAt = null,
        NextLevelAt = Now,
        ExhaustedSince = null,
    };

    /// <param name="why">In one word: <c>closed</c>, or what became of the ticket.</param>
    /// <param name="reason">In words.</param>
    public TimelineEvent Close(Actor by, string via, string why, string? reason = null)
    {
        Page = Page with { Status = PageStatus.Closed, ClosedBy = by, ClosedAt = Now, ClosedVia = via, NextLevelAt = null, ExhaustedSince = null, HeldUntil = null };
        return AddBy(by, PageEvents.Closed, ("why", why), ("via", via), ("reason", reason));
    }

    public Change<Page> Done() => new(events.Count == 0 ? Page : Page with { UpdatedAt = Now }, events);
}
