using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class UrgentPageTests
{
    [Theory]
    [InlineData("enterprise", Severity.BusinessCritical)]
    [InlineData("enterprise", Severity.ProductionImpacted)]
    [InlineData("business", Severity.ProductionImpacted)]
    public void OnCall_OnAnUrgentTicket_IsTextedAtOnce(string plan, Severity severity) =>
        Assert.Contains("ticket-urgent sms otto", TicketStory.Filed(plan, severity).Mail());

    [Theory]
    [InlineData("enterprise", Severity.SystemImpaired)]
    [InlineData("basic", Severity.BusinessCritical)]
    [InlineData("developer", Severity.BusinessCritical)]
    public void OnCall_WhenNothingUrgentIsOwed_IsLeftAsleep(string plan, Severity severity) =>
        Assert.DoesNotContain("ticket-urgent sms otto", TicketStory.Filed(plan, severity).Mail());

    [Fact]
    public void OnCall_OnAReclassificationUp_IsTextedAtOnce()
    {
        var story = TicketStory.Filed("enterprise");
        story.Mail();

        Assert.Equal(["ticket-reclassified email ann@shop.example", "ticket-urgent sms otto"], story.Regrade(Severity.BusinessCritical).Mail());
    }

    [Fact]
    public void OnCall_OnAReclassificationDown_IsNotPagedAgain()
    {
        var story = TicketStory.Filed("enterprise", Severity.BusinessCritical);
        story.Mail();

        Assert.Equal(["ticket-reclassified email ann@shop.example"], story.Regrade(Severity.ProductionImpacted).Mail());
    }
}
