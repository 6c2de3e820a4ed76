using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests;

/// <summary>
/// One ticket lived through: what people do to it, and the decisions in between, at their times. Holds what must always hold: a timeline without gaps, no key
/// used twice, and a decision made again changes nothing.
/// </summary>
sealed class TicketStory
{
    readonly HashSet<string> keys = [];
    IReadOnlyList<FailedMessage> failed = [];

    TicketStory(Catalog catalog, IReadOnlyList<TeamMember> team, Instant now) => (Catalog, Team, Now) = (catalog, team, now);

    public Catalog Catalog { get; }

    public IReadOnlyList<TeamMember> Team { get; set; }

    public Instant Now { get; private set; }

    public Ticket Ticket { get; private set; } = null!;

    /// <summary>How those on call are paged; null when there is no such policy.</summary>
    public TicketPaging? Paging { get; init; }

    public List<TimelineEvent> Timeline { get; } = [];

    public List<Notice> Sent { get; } = [];

    public bool Finished { get; private set; }

    public static TicketStory Filed(
        string plan = "business",
        Severity severity = Severity.General,
        Catalog? catalog = null,
        IReadOnlyList<TeamMember>? team = null,
        Func<TicketRequest, TicketRequest>? with = null,
        Instant? at = null,
        TicketPaging? paging = null)
    {
        var request = Given.Request(severity);
        return Filed(with is null ? request : with(request), new Sender(Given.Account(plan), Given.Ann), catalog, team, at, paging);
    }

    public static TicketStory Filed(
        TicketRequest request, Sender sender, Catalog? catalog = null, IReadOnlyList<TeamMember>? team = null, Instant? at = null, TicketPaging? paging = null)
    {
        var story = new TicketStory(catalog ?? Given.Catalog, team ?? Given.Team, at ?? Given.Noon) { Paging = paging };
        story.Apply(TicketIntake.Accept(story.Catalog, "t1", "api:shop", "x-1", "api", request, sender, story.Now));
        return story.Decide();
    }

    public Clock? Clock(ClockKind kind) => Ticket.Clocks.SingleOrDefault(c => c.Kind == kind);

    public Clock FirstResponse => Clock(ClockKind.FirstResponse)!;

    /// <summary>Lets time pass, and every decision that falls due on the way.</summary>
    public TicketStory Advance(string iso) => Advance(Given.Span(iso));

    public TicketStory Advance(Duration span)
    {
        var end = Now + span;
        while (Ticket.WakeAt is { } wake && wake <= end)
        {
            Now = wake;
            Decide();
        }

        Now = end;
        return this;
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public TicketStory Outage(string iso) => Outage(Given.Span(iso));

    public TicketStory Outage(Duration span)
    {
        Now += span;
        return this;
    }

    public TicketStory Do(Func<Ticket, Instant, Change<Ticket>> command) => Unnoticed(command).Decide();

    /// <summary>A command whose nudge has not arrived yet.</summary>
    public TicketStory Unnoticed(Func<Ticket, Instant, Change<Ticket>> command)
    {
        Apply(command(Ticket, Now));
        return this;
    }

    public TicketStory Answer(string body = "Restart the proxy, please.") => Do((t, now) => TicketCommands.Reply(Catalog, t, Given.Handler, "console", body, true, now));

    public TicketStory Note(string body = "Looks like the proxy.") => Do((t, now) => TicketCommands.Reply(Catalog, t, Given.Handler, "console", body, false, now));

    public TicketStory Write(string body = "It still times out.") => Do((t, now) => TicketCommands.Reply(Catalog, t, Given.Customer, "email", body, true, now));

    public TicketStory Regrade(Severity severity) =>
        Do((t, now) => TicketCommands.Reclassify(Catalog, t, Given.Handler, "console", severity, "What the facts show.", now));

    public TicketStory Pend() => Do((t, now) => TicketCommands.Pend(Catalog, t, Given.Handler, "console", now));

    public TicketStory Resolve() => Do((t, now) => TicketCommands.Resolve(Catalog, t, Given.Handler, "console", now));

    public TicketStory Close() => Do((t, now) => TicketCommands.Close(Catalog, t, Given.Handler, "console", null, now));

    public TicketStory Reopen() => Do((t, now) => TicketCommands.Reopen(Catalog, t, Given.Customer, "console", "It is back.", now));

    /// <summary>A message is given up.</summary>
    public TicketStory GiveUp(Notice notice, string error)
    {
        failed = [new FailedMessage(notice.Key, notice.Template, notice.Channel, notice.Recipient, error)];
        return Decide();
    }

    public TicketStory Decide()
    {
        var decision = Next();
        Assert.Equal(decision.Notices.Select(n => n.Key), Next().Notices.Select(n => n.Key));
        Apply(new Change<Ticket>(decision.Ticket, decision.Events));
        foreach (var notice in decision.Notices) Assert.True(keys.Add(notice.Key), $"The key {notice.Key} was used before.");
        Sent.AddRange(decision.Notices);
        Finished = decision.Finished;
        failed = [];
        HoldDecided();
        return this;
    }

    /// <summary>What was sent since the last time somebody looked: <c>template channel recipient</c>, sorted.</summary>
    public IReadOnlyList<string> Mail()
    {
        var mail = Sent.Select(n => $"{n.Template} {n.Channel} {n.Recipient.PersonId ?? n.Recipient.Address}".ToLowerInvariant()).Order(StringComparer.Ordinal).ToList();
        Sent.Clear();
        return mail;
    }

    public IReadOnlyList<TimelineEvent> Events(string type) => [.. Timeline.Where(e => e.Type == type)];

    TicketDecision Next() =>
        TicketRule.Next(Catalog, new TicketFacts(Ticket, [.. Timeline.Where(e => e.Number > Ticket.DecidedEvent)], Team) { Paging = Paging, Failed = failed }, Now);

    /// <summary>After a decision nothing is left to decide, and the next wake-up is ahead.</summary>
    void HoldDecided()
    {
        var again = Next();
        Assert.Empty(again.Events);
        Assert.Empty(again.Notices);
        Assert.Equal(Ticket.WakeAt, again.Ticket.WakeAt);
        Assert.True(Ticket.WakeAt is null || Ticket.WakeAt > Now, $"Wakes at {Ticket.WakeAt}, which is not after {Now}.");
        Assert.All(Ticket.Clocks.Where(c => c.State == ClockState.Running), c => Assert.True(Now < c.DueAt));
    }

    void Apply(Change<Ticket> change)
    {
        foreach (var added in change.Events)
        {
            Assert.Equal(Timeline.Count + 1, added.Number);
            Timeline.Add(added);
        }

        Assert.Equal(Timeline.Count, change.State.LastEvent);
        Ticket = change.State;
    }
}
