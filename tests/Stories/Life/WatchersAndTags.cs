using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class WatchersAndTags
{
    [Fact]
    public Task Watcher_Gets_Every_Public_Reply_And_No_Note() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        await story.Customer("demo-enterprise").Client.Tickets.SetWatchersAsync(ticket.Id, ["cto@enterprise.example"]);

        await story.Staff.Notes(ticket, "Between us.");
        await story.Staff.Replies(ticket, "We found it.");

        await story.Mailbox("cto@enterprise.example").Expects("We found it.");
        await story.Mailbox(Contacts.Ann).Expects("We found it.");
    });

    [Fact]
    public Task Tags_Are_The_Staff_s_Own() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        await story.Staff.Client.Tickets.TagAsync(ticket.Id, ["Network"]);

        Assert.Contains("network", await ticket.Field("tags"), StringComparison.Ordinal);
        var seen = (await story.Customer("demo-enterprise").Gets($"/api/tickets/{ticket.Id}")).Is(HttpStatusCode.OK);
        Assert.Null(seen.Json["tags"]);
        (await story.Customer("demo-enterprise").Posts($"/api/tickets/{ticket.Id}/tags", "{}")).Refuses(HttpStatusCode.Forbidden);
    });
}
