using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class ClosingTests
{
    [Fact]
    public void Resolved_AndNobodyTouchesIt_ClosesAfterThreeDays()
    {
        var story = TicketStory.Filed().Answer().Resolve();
        Assert.Contains("ticket-resolved email ann@shop.example", story.Mail());
        Assert.Equal(story.Now + Duration.FromHours(72), story.Ticket.WakeAt);

        story.Advance("PT72H");

        Assert.Equal(TicketStatus.Closed, story.Ticket.Status);
        Assert.Equal(["ticket-closed email ann@shop.example"], story.Mail());
        Assert.Null(story.Ticket.WakeAt);
    }

    [Fact]
    public void Resolve_MeetsTheResolutionClockEvenWhilePending()
    {
        var story = TicketStory.Filed(catalog: Given.With(resolution: "PT10H")).Answer().Pend().Advance("PT20H").Resolve();

        Assert.Equal(ClockState.Met, story.Clock(ClockKind.Resolution)!.State);
    }

    [Fact]
    public void Resolve_BeforeAnybodyAnswered_IsRefused()
    {
        Assert.Contains("Reply to the customer first", Assert.Throws<RefusalException>(() => TicketStory.Filed().Resolve()).Message);

        var reopened = TicketStory.Filed().Close().Reopen();
        Assert.Contains("Reply first", Assert.Throws<RefusalException>(() => reopened.Resolve()).Message);
    }

    [Fact]
    public void Close_ByTheCustomer_CancelsWhatWasStillPromised()
    {
        var story = TicketStory.Filed(catalog: Given.With(resolution: "PT10H"));
        story.Do((t, now) => TicketCommands.Close(story.Catalog, t, Given.Customer, "api", "Found it.", now));

        Assert.All(story.Ticket.Clocks, clock => Assert.Equal(ClockState.Cancelled, clock.State));
        Assert.True(story.Finished);
        Assert.Empty(story.Advance("P30D").Events(TicketEvents.Missed));
    }

    [Fact]
    public void Close_AfterAMiss_LeavesTheMiss()
    {
        var story = TicketStory.Filed("enterprise").Outage("PT8H").Close();

        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
        Assert.Single(story.Events(TicketEvents.Missed));
    }

    [Fact]
    public void Closed_RefusesWhatNeedsAnOpenTicket_NamingWhatIsAllowed()
    {
        var story = TicketStory.Filed().Answer().Close();

        foreach (var command in (Action[])[() => story.Answer(), () => story.Pend(), () => story.Resolve(), () => story.Close(), () => story.Regrade(SupportFlows.Domain.Plans.Severity.SystemImpaired)])
        {
            var refusal = Assert.Throws<RefusalException>(command);
            Assert.Equal(RefusalKind.Conflict, refusal.Kind);
            Assert.Contains("closed", refusal.Message);
            Assert.Contains("reopen", refusal.Message);
        }
    }

    [Fact]
    public void Closed_StillTakesNotes() => Assert.Single(TicketStory.Filed().Close().Note().Events(TicketEvents.Noted));
}
