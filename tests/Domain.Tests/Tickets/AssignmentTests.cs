using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Assigned on arrival by the plan's tier, skill, load and shift (SPEC section 2).</summary>
public class AssignmentTests
{
    static readonly TeamMember Cara = Given.Member("cara", HandlerTier.CustomerServiceAssociate, PersonRole.Handler);
    static readonly TeamMember Enzo = Given.Member("enzo", HandlerTier.CloudSupportEngineer, PersonRole.Handler);
    static readonly TeamMember Xena = Given.Member("xena", HandlerTier.CloudSupportExpert, PersonRole.Handler);

    [Theory]
    [InlineData("basic", "cara")]
    [InlineData("developer", "cara")]
    [InlineData("business", "enzo")]
    [InlineData("enterprise", "xena")]
    public void Ticket_GoesToThePlansTier(string plan, string assignee) => Assert.Equal(assignee, TicketStory.Filed(plan).Ticket.AssigneeId);

    [Fact]
    public void Ticket_WhenNobodyOfTheTierIsThere_GoesToAHigherOneNeverToALower()
    {
        Assert.Equal("xena", TicketStory.Filed("business", team: [Cara, Xena]).Ticket.AssigneeId);
        Assert.Null(TicketStory.Filed("enterprise", team: [Cara, Enzo]).Ticket.AssigneeId);
    }

    [Fact]
    public void Ticket_AboutAProduct_GoesToWhoKnowsItEvenWithMoreToDo()
    {
        var busy = Given.Member("dora", HandlerTier.CloudSupportEngineer, PersonRole.Handler, open: 9, skills: ["database"]);

        Assert.Equal("dora", TicketStory.Filed(team: [Enzo, busy], with: r => r with { Product = "Database" }).Ticket.AssigneeId);
    }

    [Fact]
    public void Ticket_OtherwiseEqual_GoesToWhoHasLeastToDo()
    {
        var free = Given.Member("finn", HandlerTier.CloudSupportEngineer, PersonRole.Handler);

        Assert.Equal("finn", TicketStory.Filed(team: [Enzo with { OpenTickets = 1 }, free]).Ticket.AssigneeId);
    }

    [Fact]
    public void Tie_IsBrokenTheSameWayWhateverTheOrder()
    {
        var team = Enumerable.Range(10, 5).Select(i => Given.Member($"p{i}", HandlerTier.CloudSupportEngineer, PersonRole.Handler)).ToList();

        Assert.Equal(TicketStory.Filed(team: team).Ticket.AssigneeId, TicketStory.Filed(team: [.. team.AsEnumerable().Reverse()]).Ticket.AssigneeId);
    }

    [Fact]
    public void Ticket_WhenNobodyIsAtWork_IsGivenOutWhenTheNextShiftStarts()
    {
        var saturday = Instant.FromUtc(2026, 3, 7, 12, 0);
        var weekdays = Given.Member("enzo", HandlerTier.CloudSupportEngineer, PersonRole.Handler, shift: Given.Office());
        var story = TicketStory.Filed(team: [weekdays, Given.Member("lea", null, PersonRole.Lead)], at: saturday);

        Assert.Null(story.Ticket.AssigneeId);
        Assert.Contains("ticket-triage email lea", story.Mail());

        story.Advance("P2D");
        Assert.Equal("enzo", story.Ticket.AssigneeId);
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 8, 0), story.Events(TicketEvents.Assigned).Single().At);
    }

    [Fact]
    public void Assignee_IsToldByEmail() => Assert.Contains("ticket-assigned email enzo", TicketStory.Filed().Mail());

    [Fact]
    public void Handler_WhoTakesATicket_IsNotToldOfHisOwnDoing()
    {
        var story = TicketStory.Filed("developer");
        story.Mail();

        story.Do((t, now) => TicketCommands.Assign(t, Given.Handler, "console", "enzo", null, now));

        Assert.Equal("enzo", story.Ticket.AssigneeId);
        Assert.Empty(story.Mail());
    }

    [Fact]
    public void Assign_ToWhoHasItAlready_ChangesNothing()
    {
        var ticket = TicketStory.Filed().Ticket;

        Assert.Empty(TicketCommands.Assign(ticket, Given.Handler, "console", "enzo", null, Given.Noon).Events);
    }
}
