using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class RepeatedReply
{
    [Fact]
    public Task Reply_Sent_Again_With_Its_Key_Is_One_Reply() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var (path, reply) = ($"/api/tickets/{ticket.Id}/replies", new { body = "We found it.", @public = true });

        (await story.Staff.Posts(path, reply, ("Idempotency-Key", "r-1"))).Is(HttpStatusCode.Created);
        (await story.Staff.Posts(path, reply, ("Idempotency-Key", "r-1"))).Is(HttpStatusCode.Created);
        await story.Mailbox(Contacts.Ann).Expects("We found it.");

        Assert.Single(await ticket.Events("replied"));
    });

    [Fact]
    public Task The_Same_Key_Of_Somebody_Else_Is_Another_Reply() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var path = $"/api/tickets/{ticket.Id}/replies";

        (await story.Staff.Posts(path, new { body = "We found it.", @public = true }, ("Idempotency-Key", "r-1"))).Is(HttpStatusCode.Created);
        (await story.Customer("demo-enterprise").Posts(path, new { body = "And now?" }, ("Idempotency-Key", "r-1"))).Is(HttpStatusCode.Created);

        Assert.Equal(2, (await ticket.Events("replied")).Count);
        await story.ForgetsMessages();
    });
}
