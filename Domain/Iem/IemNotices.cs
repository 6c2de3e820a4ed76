using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>The notices of one decision. Keys are <c>iem-{id}.template.tag.channel.recipient</c>; the tag is the number of the event that they tell of, a milestone with its round, or a moment.</summary>
sealed class IemNotices(IemTurn turn)
{
    readonly List<Notice> notices = [];

    public IReadOnlyList<Notice> All => [.. notices.DistinctBy(n => n.Key)];

    IemRequest Request => turn.Request;

    public void ToContacts(string template, string tag, Invitation? invitation = null, params (string Key, string? Value)[] data)
    {
        foreach (var contact in Request.Contacts.Where(c => c.Email is not null).DistinctBy(c => c.Email, StringComparer.OrdinalIgnoreCase))
            Add(template, tag, Channel.Email, new Recipient(null, contact.Name, contact.Email!, contact.Language ?? "en", contact.TimeZone ?? Request.TimeZone), data.Append(("contactName", contact.Name)), invitation);
    }

    public void ToStaff(string template, string tag, IEnumerable<Person> people, params (string Key, string? Value)[] data)
    {
        foreach (var person in people) Add(template, tag, Channel.Email, To(person, person.Email), data);
    }

    /// <param name="why"><c>asked</c>, <c>reminder</c> or <c>unanswered</c>. The link is for whoever writes the message to fill in.</param>
    public void AskApproval(int number, IEnumerable<Person> people, string why) => ToStaff(
        Templates.IemApproval, $"{number}", people,
        ("due", Request.AwaitsPurchase ? null : Wire.Text(Request.DecideBy)), ("why", why), ("peak", Request.ExpectedPeak), ("products", Request.Products.Count == 0 ? null : string.Join(", ", Request.Products)), ("link", null));

    public void Quote(int number, Quote quote, string state, IEnumerable<Person> staff)
    {
        (string, string?)[] data =
            [("days", $"{quote.Days}"), ("amount", IemQuotes.Amount(quote)), ("until", Wire.Text(quote.ValidUntil)), ("state", state), ("reference", quote.PurchaseReference)];
        ToContacts(Templates.IemQuote, $"{number}", data: data);
        ToStaff(Templates.IemQuote, $"{number}", staff, data);
    }

    /// <summary>To whoever has, or answers for, a milestone.</summary>
    public void Owner(string template, Milestone milestone, IEnumerable<Person> people, string tag, bool alsoByText = false)
    {
        var failed = IemChecks.Failed(turn.Policy, Request, milestone, turn.Facts.IsCovered);
        (string, string?)[] data =
        [
            ("reference", Request.Id),
            ("subject", Request.Event),
            ("milestone", milestone.Id),
            ("due", Wire.Text(milestone.DueAt)),
            ("owner", turn.Person(milestone.OwnerId)?.Name ?? "-"),
            ("deliverables", List(milestone.Template.Deliverables.Select(d => d.Id))),
            ("checks", List(milestone.Template.Checks.Select(c => c.Id))),
            ("missing", List(failed.Select(f => f.Id))),
        ];
        var invitation = template == Templates.MilestoneAssigned ? MilestoneInvitation(milestone, isCancelled: false) : null;
        foreach (var person in people)
        {
            Add(template, tag, Channel.Email, To(person, person.Email), data, invitation);
            if (alsoByText && person.Phone is { } phone) Add(template, tag, Channel.Sms, To(person, phone), data);
        }
    }

    /// <summary>Those on the customer's side are invited to what is a meeting, or told that there is none.</summary>
    public void Meeting(Milestone milestone, bool isCancelled)
    {
        var invitation = MilestoneInvitation(milestone, isCancelled);
        (string, string?)[] data =
        [
            ("reference", Request.Id), ("subject", Request.Event), ("milestone", milestone.Id), ("due", Wire.Text(milestone.DueAt)),
            ("start", Wire.Text(invitation.Start)), ("bridge", Request.Plan.Bridge), ("cancelled", isCancelled ? "true" : null),
        ];
        var tag = $"{milestone.Id}~{milestone.Round}{(isCancelled ? "~cancelled" : "")}";
        if (milestone.Template.Meeting is not null) ToContacts(Templates.MilestoneMeeting, tag, invitation, data);
        if (isCancelled && turn.Person(milestone.OwnerId) is { } owner) Add(Templates.MilestoneMeeting, tag, Channel.Email, To(owner, owner.Email), data, invitation);
    }

    public void Roster(int number, Person person) => ToStaff(
        Templates.IemRoster, $"{number}", [person],
        ("shifts", string.Join(';', Request.Roster.Where(s => s.PersonId == person.Id).OrderBy(s => s.From).Select(s => $"{Wire.Text(s.From)}/{Wire.Text(s.To)}"))), ("bridge", Request.Plan.Bridge));

    public void WarRoomOpened(int number) => ToGroup(
        Templates.WarRoomOpened, $"{number}",
        ("until", Wire.Text(Request.Days.EndsAt)), ("bridge", Request.Plan.Bridge), ("onDuty", OnDuty()), ("tam", turn.Person(Request.TamId)?.Name));

    /// <param name="tick">The full step that it is for; null: it is told at once.</param>
    public void Status(int number, Instant? tick) => ToGroup(
        Templates.IemStatus, tick is { } at ? IemOvertaken.Tag(at) : IemOvertaken.TagAtOnce(number),
        ("at", Wire.Text(tick ?? turn.Now)),
        ("tickets", $"{turn.Facts.Tickets}"),
        ("urgent", $"{turn.Facts.Urgent}"),
        ("state", Request.LastUpdate is { } last ? Wire.Name(last.State) : null),
        ("note", Request.LastUpdate?.Note),
        ("by", Request.LastUpdate?.By.Name),
        ("onDuty", OnDuty()));

    public void WarRoomClosed(int number) => ToGroup(
        Templates.WarRoomClosed, $"{number}",
        ("reportDue", Request.EndedAt is null ? Wire.Text(Request.Milestones.FirstOrDefault(m => m.Id == IemMilestones.Report)?.DueAt) : null));

    public void Report(int number) => ToContacts(
        Templates.IemReport, $"{number}", data:
        [
            ("summary", Request.Report!.Summary),
            ("tickets", $"{turn.Facts.Filed?.Filed ?? 0}"),
            ("missed", $"{turn.Facts.Filed?.Missed ?? 0}"),
        ]);

    /// <param name="policy">Id of the escalation policy.</param>
    public void Page(string what, int number, string policy, IReadOnlyDictionary<string, string?> order, string? matter = null)
    {
        var recipient = new Recipient(null, policy, policy, "en", "UTC");
        var tag = matter is null ? $"{number}" : $"{number}~{matter.Replace('.', '~')}";
        notices.Add(new Notice($"iem-{Request.Id}.{what}.{tag}.{Wire.Name(Channel.Page)}.{RecipientSlug.Of(recipient)}", Templates.PageOrder, Channel.Page, recipient, order));
    }

    public Invitation EventInvitation(bool isCancelled) => new(
        $"{Request.Id}.event@supportflows",
        (2 * Request.Revision) + (isCancelled ? 1 : 0),
        Request.Days.StartsAt,
        Request.Days.EndsAt,
        $"{Request.Event} (IEM {Request.Id})",
        Request.Plan.SuccessCriteria,
        Request.Plan.Bridge,
        isCancelled);

    Invitation MilestoneInvitation(Milestone milestone, bool isCancelled) => new(
        $"{Request.Id}.{milestone.Id}@supportflows",
        (2 * milestone.Round) + (isCancelled ? 1 : 0),
        milestone.DueAt - (milestone.Template.Meeting ?? Duration.FromMinutes(30)),
        milestone.DueAt,
        $"{milestone.Template.Name["en"]}: {Request.Event}",
        $"IEM {Request.Id}, {Request.AccountName}",
        Request.Plan.Bridge,
        isCancelled);

    /// <summary>Into the customer's chat group, where the war room is; by email where there is none.</summary>
    void ToGroup(string template, string tag, params (string Key, string? Value)[] data)
    {
        if (turn.Facts.Group is not { } group) ToContacts(template, tag, data: data);
        else
            Add(
                template, tag, group.Channel,
                new Recipient(null, Request.AccountName, group.Address, Request.Contacts[0].Language ?? "en", Request.TimeZone, IsGroup: true), data);
    }

    string? OnDuty() => turn.Names(IemRoster.At(Request, turn.Now));

    void Add(string name, string tag, Channel channel, Recipient recipient, IEnumerable<(string Key, string? Value)> data, Invitation? invitation = null)
    {
        var template = Templates.All.First(t => t.Name == name);
        var known = Common();
        foreach (var (key, value) in data) known[key] = value;
        notices.Add(new Notice(
            $"iem-{Request.Id}.{name}.{tag}.{Wire.Name(channel)}.{RecipientSlug.Of(recipient)}",
            name,
            channel,
            recipient,
            template.Required.Concat(template.Optional).ToDictionary(key => key, key => known.GetValueOrDefault(key)))
        {
            Invitation = invitation,
        });
    }

    Dictionary<string, string?> Common() => new()
    {
        ["iemId"] = Request.Id,
        ["event"] = Request.Event,
        ["account"] = Request.AccountName,
        ["firstDay"] = Wire.Text(Request.FirstDay),
        ["lastDay"] = Wire.Text(Request.LastDay),
        ["timeZone"] = Request.TimeZone,
        ["noticeDays"] = $"{Request.Notice.Days}",
        ["noticeWanted"] = $"{Request.Notice.Wanted}",
        ["expedited"] = Request.Notice.IsShort ? "true" : null,
        ["quoteDays"] = Request.OpenQuote is { } quote ? $"{quote.Days}" : null,
    };

    static string? List(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : null;

    static Recipient To(Person person, string address) => new(person.Id, person.Name, address, person.Language, person.TimeZone);
}
