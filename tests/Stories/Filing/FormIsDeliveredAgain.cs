using System.Net;
using System.Text.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class FormIsDeliveredAgain
{
    static readonly string Body = JsonSerializer.Serialize(new
    {
        externalId = "form-42",
        subject = "Sent often",
        description = "The form service was not sure.",
        severity = "general",
        contact = new { name = "Ann", email = Contacts.Ann },
    });

    [Fact]
    public Task Fifty_Deliveries_At_Once_Are_One_Ticket_And_One_Acknowledgement() => Story.Tell(async story =>
    {
        var signature = Signed.Generic(Body, story.Now);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => story.Stranger.Delivers("demo", Body, signature)));

        Assert.All(answers, a => a.Is(HttpStatusCode.Accepted));
        Assert.Single(answers.Select(a => (string)a.Json["id"]!).Distinct());
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted");
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned");
    });

    [Fact]
    public Task Delivery_After_Hours_Gets_The_First_Answer() => Story.Tell(async story =>
    {
        var first = await story.Stranger.Delivers("demo", Body, Signed.Generic(Body, story.Now));
        await story.Advance(1.Hours());

        var again = (await story.Stranger.Delivers("demo", Body, Signed.Generic(Body, story.Now))).Is(HttpStatusCode.Accepted);

        Assert.Equal(first.Text, again.Text);
        await story.ForgetsMessages();
    });
}
