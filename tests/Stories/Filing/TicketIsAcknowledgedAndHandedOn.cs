using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class TicketIsAcknowledgedAndHandedOn
{
    [Fact]
    public Task General_Question_Tells_The_Customer_And_The_Handler() => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-enterprise").Files("general");

        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted", ticket.Id);
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned", ticket.Id);
        Assert.Equal("demo-expert", await ticket.Field("assignee"));
    });

    [Fact]
    public Task Where_Nobody_Is_Paged_Business_Critical_Goes_To_Everybody_On_Call_At_Once() => Story.Tell(async story =>
    {
        await story.PagesNobody();
        var ticket = await story.Customer("demo-enterprise").Files("business-critical");

        await story.Phone(Contacts.Oncall1Phone).Expects("ticket-urgent", ticket.Id);
        await story.Phone(Contacts.Oncall2Phone).Expects("ticket-urgent", ticket.Id);
        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted", ticket.Id);
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned", ticket.Id);
    });

    [Theory]
    [InlineData("basic", "demo-associate")]
    [InlineData("developer", "demo-associate")]
    [InlineData("business", "demo-engineer")]
    [InlineData("enterprise", "demo-expert")]
    public Task Ticket_Is_Assigned_To_The_Tier_Of_Its_Plan(string plan, string handler) => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket(plan, "general");

        Assert.Equal(handler, await ticket.Field("assignee"));
    });
}
