using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Pages;

/// <summary>
/// One page lived through at its times, with a network that does to messages what the story says. Holds what must always hold: a timeline without
/// gaps, no key used twice, a decision made again changes nothing, and while it is triggered a wake-up is ahead.
/// </summary>
sealed class PageStory
{
    readonly HashSet<string> keys = [];
    readonly List<Notice> sent = [];

    PageStory(Page page) => Page = page;

    public Page Page { get; private set; }

    public Instant Now { get; private set; } = Given.Noon;

    public Dictionary<string, Person> People { get; } = [];

    public Dictionary<string, Responder> Responders { get; } = [];

    public Func<string, Instant, IReadOnlyList<string>> OnCallAt { get; set; } = (_, _) => [];

    public List<MaintenanceWindow> Maintenance { get; } = [];

    public TicketAnswer? Ticket { get; set; }

    /// <summary>What becomes of a message at once.</summary>
    public Func<Notice, MessageFate> Network { get; set; } = _ => throw new InvalidOperationException();

    /// <summary>What the provider says when asked.</summary>
    public Func<string, Receipt?> Provider { get; set; } = _ => null;

    public Dictionary<string, MessageFate> Fates { get; } = [];

    public List<TimelineEvent> Timeline { get; } = [];

    public List<string> Withdrawn { get; } = [];

    public List<string> Asked { get; } = [];

    public bool Finished { get; private set; }

    /// <summary>Text at once, a call after two minutes, mail: for otto, lea and xena. Nothing has been decided yet.</summary>
    public static PageStory Ordered(EscalationPolicy? policy = null, bool important = false)
    {
        var opened = PageCommands.Open("p1", Order(important), policy ?? Policy(["otto"], ["lea"]), Timelines.Actor.System, "api", Given.Noon);
        var story = new PageStory(opened.State);
        story.Timeline.AddRange(opened.Events);
        story.Network = story.Arrives;
        foreach (var id in new[] { "otto", "lea", "xena" }) story.Join(id, Rule("sms"), Rule("voice", "PT2M"));
        return story;
    }

    public static PageOrder Order(bool important = false, string reason = "urgent") => new("ticket", "t1", "Database is down", reason, important) { TicketId = "t1" };

    /// <summary>Levels of five minutes. A target that begins with a hash is a schedule.</summary>
    public static EscalationPolicy Policy(params string[][] levels) => new()
    {
        Id = "night",
        Name = "Night",
        Levels = [.. levels.Select(l => new EscalationLevel([.. l.Select(Target)], Duration.FromMinutes(5)))],
    };

    public static Target Target(string id) => id[0] == '#' ? new(TargetKind.Schedule, id[1..]) : new(TargetKind.Person, id);

    public static NotificationRule Rule(string method, string after = "PT0S") => new(Given.Span(after), method);

    public void Join(string id, params NotificationRule[] rules)
    {
        var person = Given.Member(id, null, PersonRole.OnCall).Person;
        People[id] = person;
        Responders[id] = new Responder
        {
            Id = id,
            Methods = [Method("sms", Channel.Sms, person.Phone!), Method("voice", Channel.Voice, person.Phone!), Method("email", Channel.Email, person.Email)],
            DefaultRules = rules,
        };
    }

    static ContactMethod Method(string id, Channel channel, string address) => new(id, channel, address, Given.Noon);

    public MessageFate Taken(Receipt? receipt = null) => new(MessageStage.Taken, Now, Now, receipt);

    public MessageFate Is(DeliveryStatus status, string? error = null) => Taken(new Receipt(status, Now, error));

    public MessageFate Refused => new(MessageStage.Waiting, Now + Duration.FromSeconds(5), Error: "503");

    /// <summary>Texts and mails arrive; a phone rings, and nobody picks it up.</summary>
    public MessageFate Arrives(Notice notice) => notice.Channel == Channel.Voice ? Is(DeliveryStatus.Sent) : Is(DeliveryStatus.Delivered);

    public PageStory Advance(string iso) => Advance(Given.Span(iso));

    public PageStory Advance(Duration span)
    {
        var end = Now + span;
        while (Page.WakeAt is { } wake && wake <= end)
        {
            Now = wake;
            Decide();
        }

        Now = end;
        return this;
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public PageStory Outage(string iso)
    {
        Now += Given.Span(iso);
        return this;
    }

    /// <summary>The machine's clock is set back, and the page is told.</summary>
    public PageStory SetBack(string iso)
    {
        Now -= Given.Span(iso);
        return Decide();
    }

    public PageStory Hear(string key, Receipt receipt)
    {
        Fates[key] = Fates[key] with { Stage = MessageStage.Taken, TakenAt = Fates[key].TakenAt ?? Now, Receipt = Receipt.Merge(Fates[key].Receipt, receipt) };
        return Decide();
    }

    public PageAnswer Acknowledge(string who, string via = "sms") => Answer(PageCommands.Acknowledge(Page, Actor(who), via, Now));

    public PageAnswer Escalate(string who, string via = "sms") => Answer(PageCommands.Escalate(Page, Actor(who), via, Now));

    public PageAnswer Close(string who, string via = "sms") => Answer(PageCommands.Close(Page, Actor(who), via, Now));

    public PageStory Do(Func<Page, Instant, Change<Page>> command)
    {
        Apply(command(Page, Now));
        return Decide();
    }

    public PageStory Raise(bool important = false, string reason = "missed") =>
        Do((p, now) => PageCommands.Raise(p, Order(important, reason), p.Policy, Timelines.Actor.System, "ticket", now));

    public static Actor Actor(string who) => new(ActorKind.Staff, who, char.ToUpperInvariant(who[0]) + who[1..]);

    /// <summary>What was sent since the last time somebody looked: <c>channel person</c>, with what it says unless it pages.</summary>
    public IReadOnlyList<string> Rung()
    {
        var rung = sent.Select(n => $"{n.Channel} {n.Recipient.PersonId}{(n.Template == Templates.PageAlert ? "" : $" {n.Data.GetValueOrDefault("happened") ?? n.Template}")}".ToLowerInvariant()).ToList();
        sent.Clear();
        return rung;
    }

    public IReadOnlyList<Notice> Sent() => [.. sent];

    public string KeyOf(string channel, string person) => Page.Notifications.Last(n => n.OfferedAt is not null && n.PersonId == person && n.MethodId == channel).Key;

    public IReadOnlyList<TimelineEvent> Events(string type) => [.. Timeline.Where(e => e.Type == type)];

    public PageStory Decide()
    {
        for (var turns = 0; DecideOnce(); turns++) Assert.True(turns < 50, "It never comes to rest.");
        HoldDecided();
        return this;
    }

    /// <returns>Whether the network, or the provider that was asked, has news.</returns>
    bool DecideOnce()
    {
        var decision = Next();
        Apply(new Change<Page>(decision.Page, decision.Events));
        Finished = decision.Finished;
        foreach (var key in decision.Withdraw)
        {
            Withdrawn.Add(key);
            if (Fates[key].Stage == MessageStage.Waiting) Fates[key] = Fates[key] with { Stage = MessageStage.Withdrawn };
        }

        foreach (var notice in decision.Notices)
        {
            Assert.True(keys.Add(notice.Key), $"The key {notice.Key} was used before.");
            Assert.True(Page.Status == PageStatus.Triggered || notice.Terms!.IsStatus, $"{notice.Key} rings for a page that is {Page.Status}.");
            sent.Add(notice);
            Fates[notice.Key] = Network(notice);
        }

        foreach (var key in decision.Ask)
        {
            Asked.Add(key);
            Fates[key] = Fates[key] with { AskedAt = Now, Receipt = Provider(key) is { } read ? Receipt.Merge(Fates[key].Receipt, read) : Fates[key].Receipt };
        }

        return decision.Notices.Count + decision.Ask.Count > 0;
    }

    PageAnswer Answer(PageReply reply)
    {
        Apply(reply.Change);
        Decide();
        return reply.Answer;
    }

    PageDecision Next() => PageRule.Next(
        new PageFacts(Page, [.. Timeline.Where(e => e.Number > Page.DecidedEvent)], [.. People.Values], Responders, OnCallAt)
        {
            Fates = PageFacts.KeysOf(Page).ToDictionary(k => k, k => Fates[k]),
            Ticket = Ticket,
            Maintenance = Maintenance,
        },
        Now);

    void HoldDecided()
    {
        var again = Next();
        Assert.Empty(again.Events);
        Assert.Empty(again.Notices);
        Assert.Empty(again.Withdraw);
        Assert.Empty(again.Ask);
        Assert.Equal(Page, again.Page);
        Assert.True(Page.WakeAt is null || Page.WakeAt > Now, $"Wakes at {Page.WakeAt}, which is not after {Now}.");
        Assert.True(Page.WakeAt is not null || Page.Status != PageStatus.Triggered, "Triggered, and silent for ever.");
        Assert.Equal(Finished, Page.Status == PageStatus.Closed);
    }

    void Apply(Change<Page> change)
    {
        foreach (var added in change.Events)
        {
            Assert.Equal(Timeline.Count + 1, added.Number);
            Timeline.Add(added);
        }

        Assert.Equal(Timeline.Count, change.State.LastEvent);
        Page = change.State;
    }
}
