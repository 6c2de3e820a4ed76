using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class MergedTicket
{
    [Fact]
    public Task Duplicate_Closes_And_Its_Clock_Is_Cancelled() => Story.Tell(async story =>
    {
        var kept = await story.HasTicket("enterprise", "general");
        var duplicate = await story.HasTicket("enterprise", "general");

        await story.Staff.Client.Tickets.MergeAsync(duplicate.Id, kept.Id);

        await duplicate.Is("closed");
        Assert.Equal(kept.Id, await duplicate.Field("mergedInto"));
        await duplicate.Clock("first-response").Is("cancelled");
        await kept.Clock("first-response").Is("running");
        await story.Mailbox(Contacts.Ann).Expects("ticket-closed", kept.Id);
    });

    [Fact]
    public Task Tickets_Of_Two_Accounts_Do_Not_Merge() => Story.Tell(async story =>
    {
        var one = await story.HasTicket("enterprise", "general");
        var other = await story.HasTicket("business", "general");

        var answer = await story.Staff.Posts($"/api/tickets/{one.Id}/merge", new { into = other.Id });

        Assert.True(answer.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, answer.Text);
        await one.Is("new");
    });
}
