using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class ReopeningTests
{
    [Fact]
    public void CustomersMessage_OnAResolvedTicket_ReopensItWithNewClocks()
    {
        var story = TicketStory.Filed(catalog: Given.With(next: "PT2H", resolution: "PT10H")).Answer().Resolve().Advance("PT1H").Write();

        Assert.Equal(TicketStatus.Reopened, story.Ticket.Status);
        Assert.Equal((2, story.Now + Duration.FromHours(10)), (story.Clock(ClockKind.Resolution)!.Number, story.Clock(ClockKind.Resolution)!.DueAt));
        Assert.Equal(story.Now + Duration.FromHours(2), story.Clock(ClockKind.NextResponse)!.DueAt);
        Assert.Equal(ClockState.Met, story.FirstResponse.State);
    }

    [Fact]
    public void Thanks_OnAResolvedTicket_LeaveItResolved()
    {
        var story = TicketStory.Filed().Answer().Resolve().Write("Thank you!");

        Assert.Equal(TicketStatus.Resolved, story.Ticket.Status);
        Assert.Equal(TicketStatus.Closed, story.Advance("PT72H").Ticket.Status);
    }

    [Fact]
    public void Closed_OnTheLastInstantOfTheWindow_CanBeReopened()
    {
        var story = TicketStory.Filed().Answer().Close().Advance("P14D").Write();

        Assert.Equal((TicketStatus.Reopened, false), (story.Ticket.Status, story.Finished));
    }

    [Fact]
    public void Closed_AfterTheWindow_IsRefusedWithAdviceToFileANewOne()
    {
        var story = TicketStory.Filed().Answer().Close().Advance("P14DT1S");

        Assert.Contains("File a new ticket", Assert.Throws<RefusalException>(() => story.Write()).Message);
        Assert.Contains("File a new ticket", Assert.Throws<RefusalException>(() => story.Reopen()).Message);
        Assert.Equal(TicketStatus.Closed, story.Write("谢谢！").Ticket.Status);
    }

    [Fact]
    public void Reopened_WithoutEverBeingAnswered_OwesAFirstResponseAgain()
    {
        var story = TicketStory.Filed().Close().Advance("P1D").Reopen();

        Assert.Equal((2, ClockState.Running, story.Now + Duration.FromHours(16)), (story.FirstResponse.Number, story.FirstResponse.State, story.FirstResponse.DueAt));
    }

    [Fact]
    public void Assignee_IsToldOnce()
    {
        var story = TicketStory.Filed().Answer().Resolve();
        story.Mail();
        Assert.Equal(["ticket-customer-replied email enzo"], story.Write().Mail());

        story.Answer().Close();
        story.Mail();
        Assert.Equal(["ticket-reopened email enzo"], story.Reopen().Mail());
    }
}
