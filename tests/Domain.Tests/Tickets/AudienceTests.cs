using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Somebody always hears of a promise in danger.</summary>
public class AudienceTests
{
    static readonly TeamMember Enzo = Given.Member("enzo", HandlerTier.CloudSupportEngineer, PersonRole.Handler);
    static readonly TeamMember Lea = Given.Member("lea", null, PersonRole.Lead);
    static readonly TeamMember Otto = Given.Member("otto", null, PersonRole.OnCall);

    [Fact]
    public void WithoutALead_OnCallStandsIn() => Assert.Equal("enzo otto", WhoHeardAt75(Enzo, Otto));

    [Fact]
    public void WithoutAnybodyOnCall_TheLeadStandsIn() =>
        Assert.Contains("ticket-urgent sms lea", TicketStory.Filed("business", Severity.ProductionImpacted, team: [Enzo, Lea]).Mail());

    [Fact]
    public void WithoutEither_TheWholeTeamHears() =>
        Assert.Equal("cara enzo", WhoHeardAt75(Enzo, Given.Member("cara", HandlerTier.CustomerServiceAssociate, PersonRole.Handler)));

    [Fact]
    public void SomebodyWithTwoRoles_HearsOnce() =>
        Assert.Equal("enzo lea", WhoHeardAt75(Enzo, Lea with { Person = Lea.Person with { Roles = [PersonRole.Lead, PersonRole.OnCall] } }));

    [Fact]
    public void AssigneeWhoLeft_CountsAsNobodyAssigned()
    {
        var story = TicketStory.Filed("business", Severity.SystemImpaired, team: [Enzo, Lea, Otto]);
        story.Team = [Lea, Otto];

        Assert.Equal("lea otto", story.Advance("PT4H").Events(TicketEvents.Warned).Single().Details["told"]);
    }

    [Fact]
    public void NobodyAtAll_StillLeavesARecordOfTheMiss()
    {
        var story = TicketStory.Filed("enterprise", team: []).Advance("P1D");

        Assert.Equal("", story.Events(TicketEvents.Missed).Single().Details["told"]);
    }

    static string WhoHeardAt75(params TeamMember[] team) =>
        string.Join(' ', TicketStory.Filed("business", Severity.SystemImpaired, team: team).Advance("PT6H").Events(TicketEvents.Warned)[1].Details["told"]!.Split(' ').Order());
}
