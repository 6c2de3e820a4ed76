using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>What the ticket rule really sends can be put into words: rule and templates agree on every datum.</summary>
public class RuleNoticesTests
{
    static readonly Catalog Catalog = CatalogReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalog.json")));
    static readonly MessageTemplates Words = new(Catalog);
    static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);
    static readonly Actor Ann = new(ActorKind.Customer, "ann@example.com", "Ann Berg");
    static readonly Actor Bob = new(ActorKind.Staff, "bob", "Bob Eriksen");

    static readonly TeamMember[] Team =
        [.. new[] { "en", "zh-CN" }.Select(language => new TeamMember(
            new Person("bob-" + language, "Bob", $"bob-{language}@example.com", "+4930901820", language, "Asia/Shanghai", HandlerTier.CloudSupportExpert, [], [PersonRole.Handler, PersonRole.Lead, PersonRole.OnCall]), 0))];

    public static TheoryData<string, Severity, string> EveryPlanAndSeverity()
    {
        var rows = new TheoryData<string, Severity, string>();
        foreach (var plan in Catalog.Plans)
            foreach (var severity in Enum.GetValues<Severity>())
                rows.Add(plan.Id, severity, severity == Severity.General ? "zh-Hans" : "en");
        return rows;
    }

    [Theory, MemberData(nameof(EveryPlanAndSeverity))]
    public void Life_OfATicket_IsToldInWords(string plan, Severity severity, string language)
    {
        var sent = new List<Notice>();
        var contact = new Contact("Ann Berg", "ann@example.com", "+4930123456", language, "Europe/Berlin");
        var account = new Account("acme", "Acme", "eu", "Europe/Berlin", language, [new Subscription(plan, Start - Duration.FromDays(1))], [contact]);
        var request = new TicketRequest("1", "No answer", "Nothing answers.", severity, contact, "DNS", new Software("FileZilla Server", "0.9.50"));
        var accepted = TicketIntake.Accept(Catalog, "T-7K2M9QXA", "form:web", "1", "form", request, new Sender(account, contact), Start);

        var ticket = Follow(accepted, Start, sent);
        var due = ticket.Clocks.Single(c => c.Kind == ClockKind.FirstResponse).DueAt;
        foreach (var percent in new[] { 50, 75, 90, 100, 101 })
            ticket = Follow(ticket, Start + (due - Start) * percent / 100, sent);
        ticket = Follow(TicketCommands.Reply(Catalog, ticket, Bob, "api", "What does the log say?", true, due), due + Duration.FromMinutes(1), sent);
        ticket = Follow(TicketCommands.Pend(Catalog, ticket, Bob, "api", due), due + Duration.FromDays(2), sent);
        ticket = Follow(TicketCommands.Reply(Catalog, ticket, Ann, "api", "It says: no route.", true, due + Duration.FromDays(2)), due + Duration.FromDays(2), sent);
        ticket = Follow(TicketCommands.Reclassify(Catalog, ticket, Bob, "api", severity == Severity.General ? Severity.BusinessCritical : Severity.General, "The log shows what is down.", due + Duration.FromDays(2)), due + Duration.FromDays(2), sent);
        ticket = Follow(TicketCommands.Reply(Catalog, ticket, Bob, "api", "The route is back.", true, due + Duration.FromDays(2)), due + Duration.FromDays(2), sent);
        ticket = Follow(TicketCommands.Resolve(Catalog, ticket, Bob, "api", due + Duration.FromDays(2)), due + Duration.FromDays(2), sent);
        ticket = Follow(ticket, due + Duration.FromDays(30), sent);

        Assert.Equal(TicketStatus.Closed, ticket.Status);
        Assert.True(sent.Count > 12);
        Assert.All(sent, notice => EveryTemplateTests.AssertWords(string.Join('\n', Words.Render(notice))));
    }

    static Ticket Follow(Change<Ticket> change, Instant now, List<Notice> sent) => Follow(change.State, now, sent, change.Events);

    static Ticket Follow(Ticket ticket, Instant now, List<Notice> sent, IReadOnlyList<TimelineEvent>? news = null)
    {
        var decision = TicketRule.Next(Catalog, new TicketFacts(ticket, news ?? [], Team), now);
        sent.AddRange(decision.Notices);
        return decision.Ticket;
    }
}
