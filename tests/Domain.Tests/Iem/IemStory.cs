using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>
/// One event lived through: what people do to it, and the decisions in between, at their times. Holds what must always hold: a timeline without gaps, no key
/// used twice, a decision made again changes nothing, and nothing that is due stays undone.
/// </summary>
sealed class IemStory
{
    readonly HashSet<string> keys = [];
    IReadOnlyList<FailedMessage> failed = [];

    IemStory(IemSetting setting, Instant now) => (Setting, Now) = (setting, now);

    public IemSetting Setting { get; set; }

    public Instant Now { get; private set; }

    public IemRequest Request { get; private set; } = null!;

    /// <summary>By which people are paged; null: by none.</summary>
    public string? Policy { get; set; } = "night";

    public bool IsCovered { get; set; } = true;

    public ImGroup? Group { get; set; }

    public int Tickets { get; set; }

    /// <summary>Keys of messages that wait.</summary>
    public IReadOnlyList<string> Unsent { get; set; } = [];

    public List<TimelineEvent> Timeline { get; } = [];

    public List<Notice> Sent { get; } = [];

    public List<string> Withdrawn { get; } = [];

    public bool Finished { get; private set; }

    public static IemStory Filed(
        string firstDay = IemGiven.FirstDay, string lastDay = IemGiven.LastDay, int? furtherDays = null, Instant? at = null, IemSetting? setting = null, Func<IemOrder, IemOrder>? with = null)
    {
        var story = Unseen(firstDay, lastDay, furtherDays, at, setting, with);
        return story.Decide();
    }

    /// <summary>Taken, and nothing has been decided yet.</summary>
    public static IemStory Unseen(
        string firstDay = IemGiven.FirstDay, string lastDay = IemGiven.LastDay, int? furtherDays = null, Instant? at = null, IemSetting? setting = null, Func<IemOrder, IemOrder>? with = null)
    {
        var story = new IemStory(setting ?? IemGiven.Setting, at ?? IemGiven.Asked);
        var order = IemGiven.Order(firstDay, lastDay, furtherDays);
        story.Apply(IemIntake.Accept(story.Setting, "e1", "api:shop", "x-1", "api", with is null ? order : with(order), Given.Customer, story.Now));
        return story;
    }

    /// <summary>Approved at once.</summary>
    public static IemStory Approved(string firstDay = IemGiven.FirstDay, string lastDay = IemGiven.LastDay, Instant? at = null) => Filed(firstDay, lastDay, at: at).Approve();

    public static IemStory In(IemStatus status) => status switch
    {
        IemStatus.Requested => Filed(),
        IemStatus.Preparing => Approved(),
        IemStatus.Ready => Approved().Go(),
        IemStatus.Live => Approved().Go().Until("2026-10-16T00:00"),
        IemStatus.WrappingUp => Approved().Go().Until("2026-10-18T00:00"),
        IemStatus.Closed => In(IemStatus.WrappingUp).Report().Close(),
        IemStatus.Rejected => Filed().Do((r, now) => IemApprovals.Reject(r, IemGiven.Tom, "console", "Too much at once.", now)),
        IemStatus.Cancelled => Approved().Cancel(),
        _ => Approved().Do((r, now) => IemWork.NoGo(r, IemGiven.Lea, "console", "The load test failed.", now)),
    };

    public IemStory Advance(string iso) => Advance(Given.Span(iso));

    /// <summary>Lets time pass, and every decision that falls due on the way.</summary>
    public IemStory Advance(Duration span)
    {
        var end = Now + span;
        while (Request.WakeAt is { } wake && wake <= end)
        {
            Now = wake;
            Decide();
        }

        Now = end;
        return this;
    }

    /// <summary>On the wall in Shanghai.</summary>
    public IemStory Until(string wall) => Advance(IemGiven.At(wall) - Now);

    /// <summary>Lets time pass while nothing runs.</summary>
    public IemStory Outage(string iso)
    {
        Now += Given.Span(iso);
        return this;
    }

    public IemStory OutageUntil(string wall)
    {
        Now = IemGiven.At(wall);
        return this;
    }

    public IemStory Do(Func<IemRequest, Instant, Change<IemRequest>> command) => Unnoticed(command).Decide();

    /// <summary>A command whose nudge has not arrived yet.</summary>
    public IemStory Unnoticed(Func<IemRequest, Instant, Change<IemRequest>> command)
    {
        Apply(command(Request, Now));
        return this;
    }

    public IemStory Approve(string? reason = "It is worth it.") => Do((r, now) => IemApprovals.Approve(Setting, r, IemGiven.Tom, "console", reason, IsCovered, now));

    public IemStory Go() => Do((r, now) => IemWork.Go(IemGiven.Policy, r, IemGiven.Lea, "console", null, IsCovered, now));

    public IemStory Move(string firstDay, string lastDay, int? furtherDays = null, Actor? by = null) =>
        Do((r, now) => IemMoves.Reschedule(Setting, r, by ?? Given.Customer, "api", firstDay, lastDay, furtherDays, null, now));

    public IemStory Extend(string lastDay, int? furtherDays = null) => Do((r, now) => IemMoves.Extend(Setting, r, Given.Customer, "api", lastDay, furtherDays, null, now));

    public IemStory Buy(string? reference = "PO-7") => Do((r, now) => IemQuotes.Accept(Setting, r, Given.Customer, "api", reference, now));

    public IemStory Cancel() => Do((r, now) => IemMoves.Cancel(r, Given.Customer, "api", null, now));

    public IemStory Complete(string milestone, params string[] deliverables) =>
        Do((r, now) => IemWork.Complete(IemGiven.Policy, r, IemGiven.Tom, "console", milestone, [.. deliverables.Select(d => new Handed(d, "https://files.example/it"))], null, IsCovered, now));

    public IemStory Roster(params FixedShift[] shifts) =>
        Do((r, now) => IemPreparation.SetRoster(r, IemGiven.Tom, "console", shifts, Ids, new HashSet<string> { "enzo", "xena", "lea" }, now));

    IReadOnlySet<string> Ids => Setting.People.Select(p => p.Id).ToHashSet();

    public IemStory Update(Light state, string note = "Orders come in.") => Do((r, now) => IemWrapUp.Update(r, IemGiven.Tom, "console", state, note, now));

    public IemStory Report() => Do((r, now) => IemWrapUp.Report(r, IemGiven.Tom, "console", "All went well.", now));

    public IemStory Close() => Do((r, now) => IemWrapUp.Close(r, IemGiven.Tom, "console", IemReason.Successful, null, now));

    /// <summary>A message is given up.</summary>
    public IemStory GiveUp(Notice notice, string error)
    {
        failed = [new FailedMessage(notice.Key, notice.Template, notice.Channel, notice.Recipient, error)];
        return Decide();
    }

    public IemStory Decide()
    {
        var decision = Next();
        Assert.Equal(decision.Notices.Select(n => n.Key), Next().Notices.Select(n => n.Key));
        Apply(new Change<IemRequest>(decision.Request, decision.Events));
        foreach (var notice in decision.Notices) Assert.True(keys.Add(notice.Key), $"The key {notice.Key} was used before.");
        Sent.AddRange(decision.Notices);
        Withdrawn.AddRange(decision.Withdraw);
        Unsent = [.. Unsent.Except(decision.Withdraw)];
        Finished = decision.Finished;
        failed = [];
        HoldDecided();
        return this;
    }

    /// <summary>What was sent since the last time somebody looked: <c>template channel recipient</c>, sorted. Pages are not among it.</summary>
    public IReadOnlyList<string> Mail()
    {
        var mail = Sent.Where(n => n.Channel != Channel.Page).Select(n => $"{n.Template} {n.Channel} {n.Recipient.PersonId ?? n.Recipient.Address}".ToLowerInvariant()).Order(StringComparer.Ordinal).ToList();
        Sent.RemoveAll(n => n.Channel != Channel.Page);
        return mail;
    }

    /// <summary>Pages ordered since the last time somebody looked: <c>open e1.closing.1</c>.</summary>
    public IReadOnlyList<string> Pages()
    {
        var pages = Sent.Where(n => n.Channel == Channel.Page).Select(n => $"{n.Data["action"]} {n.Data["externalId"]}").ToList();
        Sent.RemoveAll(n => n.Channel == Channel.Page);
        return pages;
    }

    public Milestone Milestone(string id) => Request.Milestones.Single(m => m.Id == id);

    public IReadOnlyList<TimelineEvent> Events(string type) => [.. Timeline.Where(e => e.Type == type)];

    IemDecided Next() => IemRule.Next(
        IemGiven.Policy,
        new IemFacts(Request, [.. Timeline.Where(e => e.Number > Request.DecidedEvent)], Setting.People)
        {
            Failed = failed,
            Unsent = Unsent,
            Policy = Policy,
            Plan = IsCovered ? "enterprise" : "basic",
            IsCovered = IsCovered,
            Group = Group,
            Tickets = Tickets,
        },
        Now);

    /// <summary>After a decision nothing is left to decide, and the next wake-up is ahead.</summary>
    void HoldDecided()
    {
        var again = Next();
        Assert.Empty(again.Events);
        Assert.Empty(again.Notices);
        Assert.Equal(Request.WakeAt, again.Request.WakeAt);
        Assert.True(Request.WakeAt is null || Request.WakeAt > Now, $"Wakes at {Request.WakeAt}, which is not after {Now}.");
        Assert.Equal(Finished, Request.EndedAt is not null);
        Assert.True(!Finished || (Request.WakeAt is null && Request.Pages.Count == 0 && Request.DecideBy is null));
    }

    void Apply(Change<IemRequest> change)
    {
        foreach (var added in change.Events)
        {
            Assert.Equal(Timeline.Count + 1, added.Number);
            Timeline.Add(added);
        }

        Assert.Equal(Timeline.Count, change.State.LastEvent);
        Request = change.State;
    }
}
