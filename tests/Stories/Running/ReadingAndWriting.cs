using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

public class ReadingAndWriting
{
    [Fact]
    public Task Unchanged_Ticket_Is_Not_Sent_Again() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var customer = story.Customer("demo-enterprise");
        var first = (await customer.Gets($"/api/tickets/{ticket.Id}")).Is(HttpStatusCode.OK);

        (await customer.Gets($"/api/tickets/{ticket.Id}", ("If-None-Match", first.ETag))).Is(HttpStatusCode.NotModified);
        await story.Staff.Notes(ticket, "Now it changed.");
        (await customer.Gets($"/api/tickets/{ticket.Id}", ("If-None-Match", first.ETag))).Is(HttpStatusCode.OK);
    });

    [Fact]
    public Task Writer_With_An_Old_Copy_Is_Told_To_Look_Again() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var copy = (await story.Staff.Gets($"/api/tickets/{ticket.Id}")).ETag;
        await story.Staff.Notes(ticket, "Meanwhile.");

        (await story.Staff.Posts($"/api/tickets/{ticket.Id}/close", "{}", ("If-Match", copy))).Refuses(HttpStatusCode.PreconditionFailed);
        await ticket.Is("new");
    });

    [Fact]
    public Task List_Comes_In_Pages_Soonest_Due_First() => Story.Tell(async story =>
    {
        var slow = await story.HasTicket("enterprise", "general");
        var fast = await story.HasTicket("enterprise", "business-critical");
        var middle = await story.HasTicket("enterprise", "system-impaired");

        var first = (await story.Staff.Gets("/api/tickets?pageSize=2")).Is(HttpStatusCode.OK).Json;
        var second = (await story.Staff.Gets($"/api/tickets?pageSize=2&continuation={first["continuation"]}")).Is(HttpStatusCode.OK).Json;

        Assert.Equal([fast.Id, middle.Id], first["items"]!.AsArray().Select(t => (string)t!["id"]!));
        Assert.Equal([slow.Id], second["items"]!.AsArray().Select(t => (string)t!["id"]!));
        Assert.Null(second["continuation"]);
    });

    [Fact]
    public Task Timeline_Comes_In_Pages_In_Order() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var whole = (await ticket.Timeline()).Select(e => e.Number).ToList();
        var (read, path) = (new List<int>(), $"/api/tickets/{ticket.Id}/timeline?pageSize=2");

        for (string? continuation = ""; continuation is not null;)
        {
            var page = (await story.Staff.Gets($"{path}&continuation={continuation}")).Is(HttpStatusCode.OK).Json;
            read.AddRange(page["items"]!.AsArray().Select(e => (int)e!["number"]!));
            continuation = (string?)page["continuation"];
        }

        Assert.True(whole.Count > 2);
        Assert.Equal(whole, read);
        (await story.Staff.Gets($"{path}&continuation=x&pageSize=0")).Refuses(HttpStatusCode.UnprocessableEntity, "continuation", "pageSize");
    });

    [Fact]
    public Task List_Says_What_It_Cannot_Filter_By() => Story.Tell(async story =>
        (await story.Staff.Gets("/api/tickets?status=lost&due=tomorrow&pageSize=0")).Refuses(HttpStatusCode.UnprocessableEntity, "status", "due", "pageSize"));

    [Fact]
    public Task Health_And_Catalog_Are_Open_To_Everybody() => Story.Tell(async story =>
    {
        (await story.Stranger.Gets("/api/health")).Is(HttpStatusCode.OK);
        var catalog = (await story.Stranger.Gets("/api/catalog")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(4, catalog["plans"]!.AsArray().Count);
        Assert.Equal("PT15M", (string?)catalog["plans"]!.AsArray().Single(p => (string)p!["id"]! == "enterprise")!["firstResponse"]!["business-critical"]);
    });
}
