using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OpenApi;

/// <summary>What the document shows and no other story has a use for.</summary>
public class WrittenByHand
{
    [Fact]
    public Task Person_Is_Put_And_Is_Given_A_Ticket() => Story.Tell(async story =>
    {
        var person = new
        {
            name = "Nora Night", email = "nora@vendor.example", phone = "+12025550177", language = "en", timeZone = "Asia/Singapore",
            tier = "cloud-support-expert", skills = new[] { "database" }, roles = new[] { "handler" },
        };
        var put = (await story.Operator.Puts("/api/people/nora", person)).Is(HttpStatusCode.OK);
        Assert.Equal("nora", (string?)put.Json["id"]);
        Assert.Equal(put.Text, (await story.Staff.Gets("/api/people/nora")).Is(HttpStatusCode.OK).Text);

        var ticket = await story.HasTicket("enterprise", "general");
        var assigned = (await story.Staff.Posts($"/api/tickets/{ticket.Id}/assign", new { assignee = "nora", reason = "Knows the database." })).Is(HttpStatusCode.OK);

        Assert.Equal("nora", (string?)assigned.Json["assignee"]);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Page_Is_Ordered_By_Api_And_Ordered_Again_Is_The_Same() => Story.Tell(async story =>
    {
        var order = new { policy = "default", subject = "Database out of disk", details = "Volume db-1 is 98 % full.", important = true, externalId = "disk-db-1" };

        var opened = (await story.Staff.Posts("/api/pages", order)).Is(HttpStatusCode.Accepted);
        var again = (await story.Staff.Posts("/api/pages", order)).Is(HttpStatusCode.Accepted);

        Assert.Equal((string?)opened.Json["id"], (string?)again.Json["id"]);
        await story.ForgetsMessages();
    });
}
