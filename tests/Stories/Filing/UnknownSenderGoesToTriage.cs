using System.Net;
using System.Text.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class UnknownSenderGoesToTriage
{
    [Fact]
    public Task Stranger_On_A_Form_Becomes_A_Basic_Ticket_That_A_Lead_Hears_Of() => Story.Tell(async story =>
    {
        var body = JsonSerializer.Serialize(new
        {
            externalId = "f-1",
            subject = "Who are you?",
            description = "I found your form.",
            severity = "general",
            contact = new { name = "Sam Stranger", email = "sam@nowhere.example" },
        });

        var answer = (await story.Stranger.Delivers("demo", body, Signed.Generic(body, story.Now))).Is(HttpStatusCode.Accepted);

        var ticket = new StoryTicket(story, (string)answer.Json["id"]!);
        Assert.Equal("basic", await ticket.Field("plan"));
        Assert.Equal("", await ticket.Field("accountId"));
        Assert.Equal("", await ticket.Field("assignee"));
        await story.Mailbox("sam@nowhere.example").Expects("ticket-accepted", ticket.Id);
        await story.Mailbox(Contacts.Lead).Expects("ticket-triage", ticket.Id);
    });
}
