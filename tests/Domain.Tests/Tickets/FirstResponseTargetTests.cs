using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Every row of the plan table (SPEC section 1): the severity owed, its due time, and what strictly less than it means.</summary>
public class FirstResponseTargetTests
{
    public static readonly TheoryData<string, Severity, Severity, string> Table = new()
    {
        { "basic", Severity.General, Severity.General, "PT16H" },
        { "basic", Severity.SystemImpaired, Severity.General, "PT16H" },
        { "basic", Severity.ProductionImpacted, Severity.General, "PT16H" },
        { "basic", Severity.BusinessCritical, Severity.General, "PT16H" },
        { "developer", Severity.General, Severity.General, "PT16H" },
        { "developer", Severity.SystemImpaired, Severity.SystemImpaired, "PT8H" },
        { "developer", Severity.ProductionImpacted, Severity.SystemImpaired, "PT8H" },
        { "developer", Severity.BusinessCritical, Severity.SystemImpaired, "PT8H" },
        { "business", Severity.General, Severity.General, "PT16H" },
        { "business", Severity.SystemImpaired, Severity.SystemImpaired, "PT8H" },
        { "business", Severity.ProductionImpacted, Severity.ProductionImpacted, "PT30M" },
        { "business", Severity.BusinessCritical, Severity.ProductionImpacted, "PT30M" },
        { "enterprise", Severity.General, Severity.General, "PT8H" },
        { "enterprise", Severity.SystemImpaired, Severity.SystemImpaired, "PT4H" },
        { "enterprise", Severity.ProductionImpacted, Severity.ProductionImpacted, "PT20M" },
        { "enterprise", Severity.BusinessCritical, Severity.BusinessCritical, "PT15M" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Promise_OnAcceptance_IsTheHighestThatThePlanHas(string plan, Severity submitted, Severity owed, string target)
    {
        var story = TicketStory.Filed(plan, submitted);

        Assert.Equal(new TicketSeverity(submitted, owed, submitted), story.Ticket.Severity);
        Assert.Equal(Given.Span(target), story.FirstResponse.Target);
        Assert.Equal(Given.Noon + Given.Span(target), story.FirstResponse.DueAt);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Answer_OneTickBeforeDue_IsMet(string plan, Severity submitted, Severity owed, string target)
    {
        var story = TicketStory.Filed(plan, submitted).Advance(Given.Span(target) - Duration.FromTicks(1)).Answer();

        Assert.Equal(ClockState.Met, story.FirstResponse.State);
        Assert.Equal(owed, story.Ticket.Severity.Owed);
        Assert.Empty(story.Events(TicketEvents.Missed));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Answer_AtDue_IsMissed(string plan, Severity submitted, Severity owed, string target)
    {
        var story = TicketStory.Filed(plan, submitted).Outage(Given.Span(target)).Answer();

        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
        Assert.Equal(owed, story.Ticket.Severity.Owed);
        Assert.Single(story.Events(TicketEvents.Missed));
    }
}
