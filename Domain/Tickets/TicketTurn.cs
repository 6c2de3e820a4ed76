using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>One decision in the making: what it knows, and what it has changed and said so far.</summary>
sealed class TicketTurn
{
    readonly TicketFacts facts;

    public TicketTurn(Catalog catalog, TicketFacts facts, Instant now)
    {
        this.facts = facts;
        Plan = catalog.Plan(facts.Ticket.Plan);
        Hours = catalog.HoursOf(Plan);
        Policy = catalog.Tickets;
        Edit = new TicketEdit(facts.Ticket, Actor.System, "system", now);
        Notices = new TicketNotices(Edit, () => Audience);
        News = [.. facts.News.Where(e => e.Number > facts.Ticket.DecidedEvent)];
    }

    public Plan Plan { get; }

    public SupportHours Hours { get; }

    public TicketPolicy Policy { get; }

    public TicketEdit Edit { get; }

    public TicketNotices Notices { get; }

    public IReadOnlyList<TimelineEvent> News { get; }

    public IReadOnlyList<TeamMember> Team => facts.Team;

    public IReadOnlyList<string> EventTeam => facts.EventTeam;

    public TicketPaging? Paging => facts.Paging;

    public Ticket Ticket => Edit.Ticket;

    public Instant Now => Edit.Now;

    public TicketAudience Audience => new(Ticket, Team);

    public bool NeedsAssignee =>
        Ticket is { AssigneeId: null, AccountId: not null, Status: not (TicketStatus.Closed or TicketStatus.Resolved) };
}
