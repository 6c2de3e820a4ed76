using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

/// <summary>SPEC section 1: who is owed a first response, and when.</summary>
public class EveryRowOfThePlanTable
{
    [Theory]
    [InlineData("basic", "general", "general", 16 * 60)]
    [InlineData("basic", "system-impaired", "general", 16 * 60)]
    [InlineData("basic", "business-critical", "general", 16 * 60)]
    [InlineData("developer", "general", "general", 16 * 60)]
    [InlineData("developer", "system-impaired", "system-impaired", 8 * 60)]
    [InlineData("developer", "production-impacted", "system-impaired", 8 * 60)]
    [InlineData("business", "general", "general", 16 * 60)]
    [InlineData("business", "system-impaired", "system-impaired", 8 * 60)]
    [InlineData("business", "production-impacted", "production-impacted", 30)]
    [InlineData("business", "business-critical", "production-impacted", 30)]
    [InlineData("enterprise", "general", "general", 8 * 60)]
    [InlineData("enterprise", "system-impaired", "system-impaired", 4 * 60)]
    [InlineData("enterprise", "production-impacted", "production-impacted", 20)]
    [InlineData("enterprise", "business-critical", "business-critical", 15)]
    public Task Ticket_Of_A_Plan_Is_Owed_What_The_Plan_Promises(string plan, string submitted, string owed, int minutes) => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket(plan, submitted);

        var seen = await ticket.Reads();
        Assert.Equal(plan, seen.Plan);
        Assert.Equal(submitted, seen.Severity.Submitted);
        Assert.Equal(owed, seen.Severity.Owed);
        await ticket.Clock("first-response").IsDueAfter(minutes.Minutes());
        await ticket.Clock("first-response").Is("running");
    });

    [Fact]
    public Task Severity_Beyond_The_Plan_Is_Told_To_The_Customer_With_What_Is_Owed() => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-business").Files("business-critical");

        var mail = await story.Mailbox(Contacts.Bea).Expects("ticket-accepted", ticket.Id);
        Assert.Contains("business critical", mail.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("production", mail.Body, StringComparison.OrdinalIgnoreCase);
        await story.ForgetsMessages();
    });
}
