using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class ReclassificationTests
{
    [Fact]
    public void Up_EarlyOn_IsDueAWholeNewTargetFromNow()
    {
        var story = TicketStory.Filed("enterprise").Advance("PT1H").Regrade(Severity.BusinessCritical);

        Assert.Equal(story.Now + Duration.FromMinutes(15), story.FirstResponse.DueAt);
        Assert.Equal(Duration.FromMinutes(15), story.FirstResponse.Target);
        Assert.Empty(story.FirstResponse.Warned);
    }

    [Fact]
    public void Up_ShortlyBeforeDue_KeepsTheEarlierDueTime()
    {
        var story = TicketStory.Filed("enterprise").Advance("PT7H50M").Regrade(Severity.BusinessCritical);

        Assert.Equal(Given.Noon + Duration.FromHours(8), story.FirstResponse.DueAt);
    }

    [Fact]
    public void Down_IsDueAsIfItHadBeenThatFromTheStart()
    {
        var story = TicketStory.Filed("enterprise", Severity.BusinessCritical).Advance("PT10M").Regrade(Severity.SystemImpaired);

        Assert.Equal(Given.Noon + Duration.FromHours(4), story.FirstResponse.DueAt);
        Assert.Equal(Given.Noon + Duration.FromHours(2), story.Ticket.WakeAt);
    }

    [Fact]
    public void Down_AfterTheMiss_LeavesTheMiss()
    {
        var story = TicketStory.Filed("enterprise", Severity.BusinessCritical).Advance("PT15M").Regrade(Severity.General).Advance("P1D");

        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
        Assert.Equal(Given.Noon + Duration.FromMinutes(15), story.FirstResponse.MissedAt);
        Assert.Single(story.Events(TicketEvents.Missed));
    }

    [Fact]
    public void Down_AfterAnUnnoticedMiss_CannotUndoIt()
    {
        var story = TicketStory.Filed("enterprise", Severity.BusinessCritical).Outage("PT16M").Regrade(Severity.General);

        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
        Assert.Single(story.Events(TicketEvents.Missed));
    }

    [Fact]
    public void Down_AfterALateUp_NeverBringsTheDueTimeForward()
    {
        var story = TicketStory.Filed("enterprise").Advance("PT6H").Regrade(Severity.BusinessCritical);
        var due = story.FirstResponse.DueAt;

        Assert.Equal(due, story.Advance("PT5M").Regrade(Severity.SystemImpaired).FirstResponse.DueAt);
    }

    [Fact]
    public void Regrade_ToASeverityThatIsNotCovered_ChangesNoPromise()
    {
        var story = TicketStory.Filed("developer", Severity.SystemImpaired).Advance("PT1H").Regrade(Severity.BusinessCritical);

        Assert.Equal(new TicketSeverity(Severity.SystemImpaired, Severity.SystemImpaired, Severity.BusinessCritical), story.Ticket.Severity);
        Assert.Equal(Given.Noon + Duration.FromHours(8), story.FirstResponse.DueAt);
    }

    [Fact]
    public void Timeline_KeepsBothSeveritiesBothClocksAndTheReason()
    {
        var regraded = TicketStory.Filed("enterprise").Regrade(Severity.SystemImpaired).Events(TicketEvents.Reclassified).Single();

        Assert.Equal("general", regraded.Details["before"]);
        Assert.Equal("system-impaired", regraded.Details["current"]);
        Assert.Equal("What the facts show.", regraded.Details["reason"]);
        Assert.Equal("2026-03-02T20:00:00Z", regraded.Details["first-response.dueBefore"]);
        Assert.Equal("2026-03-02T16:00:00Z", regraded.Details["first-response.due"]);
    }

    [Theory]
    [InlineData(Severity.General, "Because I say so.", "severity")]
    [InlineData(Severity.SystemImpaired, "  ", "reason")]
    [InlineData(Severity.SystemImpaired, "", "reason")]
    public void Regrade_WithoutAChangeOrAReason_IsRefused(Severity severity, string reason, string field)
    {
        var ticket = TicketStory.Filed().Ticket;

        var refusal = Assert.Throws<RefusalException>(() => TicketCommands.Reclassify(Given.Catalog, ticket, Given.Handler, "console", severity, reason, Given.Noon));

        Assert.Equal((RefusalKind.Invalid, field), (refusal.Kind, Assert.Single(refusal.Errors).Field));
    }

    [Fact]
    public void Customer_Regrading_IsForbidden()
    {
        var ticket = TicketStory.Filed().Ticket;

        var refusal = Assert.Throws<RefusalException>(
            () => TicketCommands.Reclassify(Given.Catalog, ticket, Given.Customer, "api", Severity.BusinessCritical, "It is really urgent.", Given.Noon));

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }
}
