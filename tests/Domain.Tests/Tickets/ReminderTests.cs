using NodaTime;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class ReminderTests
{
    [Fact]
    public void Customer_WhoDoesNotAnswer_IsRemindedTwiceThenTheTicketCloses()
    {
        var story = TicketStory.Filed().Answer().Pend();
        story.Mail();

        Assert.Equal(["ticket-reminder email ann@shop.example"], story.Advance("PT24H").Mail());
        Assert.Equal(["ticket-reminder email ann@shop.example"], story.Advance("PT48H").Mail());
        Assert.Equal(["ticket-closed email ann@shop.example"], story.Advance("P4D").Mail());
        Assert.Equal((TicketStatus.Closed, true), (story.Ticket.Status, story.Finished));
        Assert.Equal("no-answer", story.Events(TicketEvents.Closed).Single().Details["why"]);
    }

    [Fact]
    public void Reminders_AfterAnAnswer_StartAnew()
    {
        var story = TicketStory.Filed().Answer().Pend().Advance("PT30H").Write().Answer().Pend();

        Assert.Equal(0, story.Ticket.RemindersSent);
        Assert.Equal(story.Now + Duration.FromHours(24), story.Ticket.WakeAt);
    }

    [Fact]
    public void Reminders_DueTogetherAfterAnOutage_AreOne()
    {
        var story = TicketStory.Filed().Answer().Pend();
        story.Mail();

        Assert.Single(story.Outage("PT80H").Decide().Mail());
        Assert.Equal(2, story.Ticket.RemindersSent);
    }

    [Fact]
    public void Ticket_PendingForNinetyDaysWithoutClosing_SleepsThroughThem()
    {
        var patient = Given.Catalog with { Tickets = Given.Catalog.Tickets with { ClosePendingAfter = null } };
        var story = TicketStory.Filed(catalog: patient).Answer().Pend().Advance("P4D");

        Assert.Null(story.Ticket.WakeAt);
        Assert.False(story.Finished);
    }
}
