using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class AcknowledgementTests
{
    [Fact]
    public void Customer_OnAcceptance_IsToldThePlanTheSeveritiesAndTheDueTime()
    {
        var story = TicketStory.Filed("developer", Severity.BusinessCritical);

        var told = story.Sent.Single(n => n.Template == "ticket-accepted");
        Assert.Equal("ann@shop.example", told.Recipient.Address);
        Assert.Equal("t1", told.Data["ticketId"]);
        Assert.Equal("developer", told.Data["plan"]);
        Assert.Equal("business-critical", told.Data["submitted"]);
        Assert.Equal("system-impaired", told.Data["owed"]);
        Assert.Equal("PT8H", told.Data["target"]);
        Assert.Equal("2026-03-02T20:00:00Z", told.Data["due"]);
        Assert.Equal("in", told.Data["scope"]);
    }

    [Fact]
    public void Acknowledgement_IsAutomatic_LeavesTheClockRunning()
    {
        var story = TicketStory.Filed();

        Assert.Single(story.Events(TicketEvents.Acknowledged));
        Assert.Equal(ClockState.Running, story.FirstResponse.State);
    }

    [Fact]
    public void Customer_WithoutEmail_IsTextedInstead()
    {
        var story = TicketStory.Filed(with: r => r with { Contact = r.Contact with { Email = null } });

        Assert.Contains("ticket-accepted sms +4930111111", story.Mail());
    }

    [Fact]
    public void Customer_OfAnAccount_IsWrittenToInTheAccountsLanguageAndZone()
    {
        var told = TicketStory.Filed().Sent.First(n => n.Template == "ticket-accepted").Recipient;

        Assert.Equal(("en", "Europe/Berlin"), (told.Language, told.TimeZone));
    }
}
