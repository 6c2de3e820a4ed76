using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>A request while one command or decision changes it, with the timeline events that this makes.</summary>
sealed class IemEdit(IemRequest request, Actor actor, string channel, Instant now)
{
    readonly List<TimelineEvent> events = [];

    public IemRequest Request { get; set; } = request;

    public Actor Actor => actor;

    public Instant Now { get; } = now;

    public IReadOnlyList<TimelineEvent> Events => events;

    public TimelineEvent Add(string type, params (string Key, string? Value)[] details) => Add(type, body: null, isPublic: true, details);

    public TimelineEvent Add(string type, string? body, bool isPublic, params (string Key, string? Value)[] details)
    {
        var added = new TimelineEvent(Request.LastEvent + 1, Now, type, actor, channel, Details.Of(details), body, isPublic);
        Request = Request with { LastEvent = added.Number };
        events.Add(added);
        return added;
    }

    /// <summary>It is over: nothing of it is asked for or offered any more.</summary>
    public void End(IemStatus status)
    {
        WithdrawQuote();
        Request = Request with { Status = status, EndedAt = Now, DecideBy = null };
    }

    public void WithdrawQuote()
    {
        if (Request.OpenQuote is not { } open) return;
        Put(open with { State = QuoteState.Withdrawn });
        Add(IemEvents.QuoteWithdrawn, ("quote", open.Id));
    }

    public void Put(Quote changed) => Request = Request with { Quotes = [.. Request.Quotes.Select(q => q.Id == changed.Id ? changed : q)] };

    public Change<IemRequest> Done() => new(events.Count == 0 ? Request : Request with { UpdatedAt = Now }, events);
}
