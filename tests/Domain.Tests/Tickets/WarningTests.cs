using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class WarningTests
{
    [Fact]
    public void Warnings_AsTheTargetIsUsedUp_GoToMoreAndMorePeople()
    {
        var story = TicketStory.Filed("business", Severity.SystemImpaired);
        story.Mail();

        Assert.Equal(Given.Noon + Duration.FromHours(4), story.Ticket.WakeAt);
        Assert.Equal(["clock-warning email enzo", "clock-warning sms enzo"], story.Advance("PT4H").Mail());

        Assert.Equal(
            ["clock-warning email enzo", "clock-warning email lea", "clock-warning sms enzo", "clock-warning sms lea"],
            story.Advance("PT2H").Mail());

        Assert.Equal(
            ["clock-warning email enzo", "clock-warning email lea", "clock-warning email otto", "clock-warning sms enzo", "clock-warning sms lea", "clock-warning sms otto"],
            story.Advance("PT1H12M").Mail());

        Assert.Equal(["50", "75", "90"], story.Events(TicketEvents.Warned).Select(e => e.Details["percent"]));
    }

    [Fact]
    public void Warning_OneTickEarly_DoesNothingAndStaysSet()
    {
        var story = TicketStory.Filed("business", Severity.SystemImpaired);
        var wake = story.Ticket.WakeAt;
        story.Mail();

        story.Outage(Duration.FromHours(4) - Duration.Epsilon).Decide();

        Assert.Empty(story.Mail());
        Assert.Equal(wake, story.Ticket.WakeAt);
    }

    [Fact]
    public void Warnings_CrossedTogether_GiveOnlyTheHighest()
    {
        var story = TicketStory.Filed("business", Severity.SystemImpaired);
        story.Sent.Clear();

        story.Outage("PT7H").Decide();

        Assert.Equal(["75"], story.Sent.Select(n => n.Data["percent"]).Distinct());
        Assert.Equal([50, 75], story.FirstResponse.Warned);
    }

    [Fact]
    public void Warning_WithNobodyAssigned_GoesToLeadsAndOnCall()
    {
        var story = TicketStory.Filed(Given.Request(), new Sender(null, Given.Ann));
        story.Mail();

        Assert.Equal(
            ["clock-warning email lea", "clock-warning email otto", "clock-warning sms lea", "clock-warning sms otto"],
            story.Advance("PT8H").Mail());
    }

    [Fact]
    public void Warning_ToSomebodyWithoutAPhone_GoesByEmailAlone()
    {
        var enzo = Given.Team[1] with { Person = Given.Team[1].Person with { Phone = null } };
        var story = TicketStory.Filed("business", Severity.SystemImpaired, team: [enzo]);
        story.Mail();

        Assert.Equal(["clock-warning email enzo"], story.Advance("PT4H").Mail());
    }

    [Fact]
    public void Warning_AfterTheAnswer_NeverComes()
    {
        var story = TicketStory.Filed("business", Severity.SystemImpaired).Answer();
        story.Mail();

        Assert.Null(story.Ticket.WakeAt);
        Assert.Empty(story.Advance("P30D").Mail());
    }
}
