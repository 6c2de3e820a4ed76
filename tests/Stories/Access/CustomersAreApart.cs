using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

public class CustomersAreApart
{
    [Fact]
    public Task Somebody_Else_s_Ticket_Is_Not_There() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var other = story.Customer("demo-business");

        (await other.Gets($"/api/tickets/{ticket.Id}")).Refuses(HttpStatusCode.NotFound);
        (await other.Gets($"/api/tickets/{ticket.Id}/timeline")).Refuses(HttpStatusCode.NotFound);
        (await other.Posts($"/api/tickets/{ticket.Id}/replies", new { body = "Let me in." })).Refuses(HttpStatusCode.NotFound);
        (await other.Posts($"/api/tickets/{ticket.Id}/close", "{}")).Refuses(HttpStatusCode.NotFound);
        (await other.Posts($"/api/tickets/{ticket.Id}/watchers", new { add = new[] { "spy@business.example" } })).Refuses(HttpStatusCode.NotFound);
        Assert.Empty(await ticket.Events("replied"));
    });

    [Fact]
    public Task Refusal_Is_The_Same_As_For_A_Ticket_That_Never_Was() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var other = story.Customer("demo-business");

        var theirs = await other.Gets($"/api/tickets/{ticket.Id}");
        var never = await other.Gets("/api/tickets/t0000000000000000");

        Assert.Equal(never.Text.Replace("t0000000000000000", "", StringComparison.Ordinal), theirs.Text.Replace(ticket.Id, "", StringComparison.Ordinal));
    });

    [Fact]
    public Task Nor_Does_It_Tell_Of_The_Copy_That_Is_Claimed() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        (await story.Customer("demo-business").Posts($"/api/tickets/{ticket.Id}/close", "{}", ("If-Match", "\"stale\""))).Refuses(HttpStatusCode.NotFound);
    });

    [Fact]
    public Task List_Holds_Only_One_s_Own() => Story.Tell(async story =>
    {
        await story.HasTicket("enterprise", "general");
        var mine = await story.HasTicket("business", "general");
        var customer = story.Customer("demo-business");

        var list = (await customer.Gets("/api/tickets")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal([mine.Id], list.Select(t => (string)t!["id"]!));
        (await customer.Gets("/api/tickets?account=demo-enterprise")).Refuses(HttpStatusCode.Forbidden, "account");
    });
}
