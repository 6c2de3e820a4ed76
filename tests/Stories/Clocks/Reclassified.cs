using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Clocks;

public class Reclassified
{
    [Fact]
    public Task Upwards_The_Due_Time_Comes_Nearer_From_Now() => Story.Tell(async story =>
    {
        await story.PagesNobody();
        var ticket = await story.HasTicket("enterprise", "general");
        await story.Advance(1.Hours());

        await story.Staff.Client.Tickets.SetSeverityAsync(ticket.Id, "business-critical", "Production data was lost.");

        await ticket.Clock("first-response").IsDueAfter(75.Minutes());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reclassified");
        await story.Phone(Contacts.Oncall1Phone).Expects("ticket-urgent");
        await story.Phone(Contacts.Oncall2Phone).Expects("ticket-urgent");
    });

    [Fact]
    public Task Downwards_The_Due_Time_Counts_From_Acceptance() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(5.Minutes());

        await story.Staff.Client.Tickets.SetSeverityAsync(ticket.Id, "general", "It is a question about the bill.");

        await ticket.Clock("first-response").IsDueAfter(8.Hours());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reclassified");
        await story.Advance(30.Minutes());
        await ticket.Clock("first-response").Is("running");
    });

    [Fact]
    public Task Downwards_After_The_Miss_The_Miss_Stays() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(20.Minutes());
        await story.ForgetsMessages();

        await story.Staff.Client.Tickets.SetSeverityAsync(ticket.Id, "general", "It is a question about the bill.");

        await ticket.Clock("first-response").Is("missed");
        Assert.Single(await ticket.Events("clock-missed"));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Without_A_Reason_It_Is_Refused() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        (await story.Staff.Posts($"/api/tickets/{ticket.Id}/severity", new { severity = "business-critical" })).Refuses(HttpStatusCode.UnprocessableEntity, "reason");
    });
}
