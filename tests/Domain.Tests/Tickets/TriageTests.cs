using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class TriageTests
{
    [Fact]
    public void Stranger_Files_WaitsUnassignedUnderBasicAndLeadsAreTold()
    {
        var story = TicketStory.Filed(Given.Request(Severity.BusinessCritical), new Sender(null, Given.Ann));

        Assert.Null(story.Ticket.AssigneeId);
        Assert.Null(story.Ticket.AccountId);
        Assert.Equal("basic", story.Ticket.Plan);
        Assert.Equal(Severity.General, story.Ticket.Severity.Owed);
        Assert.Equal(["ticket-accepted email ann@shop.example", "ticket-triage email lea"], story.Mail());
    }

    [Fact]
    public void Account_WithoutASubscription_IsOnBasic()
    {
        var account = Given.Account("enterprise") with { Subscriptions = [] };

        Assert.Equal("basic", TicketStory.Filed(Given.Request(), new Sender(account, Given.Ann)).Ticket.Plan);
    }

    [Fact]
    public void Plan_AfterASubscriptionEnded_IsTheNextOne()
    {
        var account = Given.Account("enterprise") with
        {
            Subscriptions = [new("enterprise", Given.Noon - Duration.FromDays(9), Given.Noon), new("developer", Given.Noon)],
        };

        Assert.Equal("developer", TicketStory.Filed(Given.Request(), new Sender(account, Given.Ann)).Ticket.Plan);
    }
}
