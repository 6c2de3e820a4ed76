using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class MissTests
{
    [Fact]
    public void Miss_AtTheDueTime_IsRecordedOnceWithWhoWasTold()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired).Advance("PT3H59M");
        story.Mail();

        Assert.Equal(
            ["clock-missed email lea", "clock-missed email otto", "clock-missed email xena", "clock-missed sms lea", "clock-missed sms otto", "clock-missed sms xena"],
            story.Advance("PT1H").Mail());

        var missed = Assert.Single(story.Events(TicketEvents.Missed));
        Assert.Equal("xena lea otto", missed.Details["told"]);
        Assert.Equal("2026-03-02T16:00:00Z", missed.Details["missedAt"]);
        Assert.Equal("first-response", missed.Details["clock"]);
        Assert.False(missed.Public);
        Assert.Equal((ClockState.Missed, Given.Noon + Duration.FromHours(4)), (story.FirstResponse.State, story.FirstResponse.MissedAt));
    }

    [Fact]
    public void Answer_AfterTheMiss_DoesNotUndoItNorRecordItAgain()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired).Advance("PT5H").Answer().Advance("P1D");

        Assert.Single(story.Events(TicketEvents.Missed));
        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
        Assert.Equal(Given.Noon + Duration.FromHours(5), story.FirstResponse.EndedAt);
    }

    [Fact]
    public void Answer_LateAndBeforeTheAlarmClockNoticed_IsStillAMissThatPeopleAreToldOf()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired);
        story.Outage("PT4H0.5S").Answer();

        var missed = Assert.Single(story.Events(TicketEvents.Missed));
        Assert.Equal("2026-03-02T16:00:00Z", missed.Details["missedAt"]);
        Assert.Equal("2026-03-02T16:00:00.5Z", missed.Details["answeredAt"]);
        Assert.Contains("clock-missed sms otto", story.Mail());
    }

    [Fact]
    public void Decision_HoursLate_RecordsTheMissAndSkipsTheWarningsThatHavePassed()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired);
        story.Mail();

        story.Outage("PT9H").Decide();

        Assert.All(story.Mail(), mail => Assert.StartsWith("clock-missed ", mail));
        Assert.Single(story.Events(TicketEvents.Missed));
        Assert.Null(story.Ticket.WakeAt);
    }

    [Fact]
    public void Misses_OfTwoAnswersInARowBeforeAnyDecision_AreBothRecorded()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired, Given.With(next: "PT1H")).Answer().Write();
        story.Outage("PT2H");
        story.Unnoticed((t, now) => TicketCommands.Reply(story.Catalog, t, Given.Handler, "console", "Sorry for the wait.", true, now));
        story.Unnoticed((t, now) => TicketCommands.Reply(story.Catalog, t, Given.Customer, "email", "And now?", true, now));
        story.Outage("PT2H");
        story.Decide();

        Assert.Equal(["1", "2"], story.Events(TicketEvents.Missed).Select(e => e.Details["number"]));
    }
}
