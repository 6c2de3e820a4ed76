using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

public class QueueIntake
{
    const string Message = """{"externalId":"q-1","subject":"From the portal","description":"Filed by another system.","severity":"general","contact":{"name":"Bea","email":"bea@business.example"}}""";

    [Fact]
    public Task Message_Becomes_A_Ticket_Once() => Story.Tell(async story =>
    {
        await story.Stranger.Posts("/api/dev/queues/ticket-intake", Message);
        await story.Stranger.Posts("/api/dev/queues/ticket-intake", Message);

        var list = (await story.Staff.Gets("/api/tickets?account=demo-business")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal("From the portal", (string?)Assert.Single(list)!["subject"]);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Message_That_Makes_No_Sense_Ends_In_The_Poison_Queue() => Story.Tell(async story =>
    {
        story.ExpectsLog("TicketIntake");
        story.ExpectsLog("ticket-intake");

        await story.Stranger.Posts("/api/dev/queues/ticket-intake", """{"subject":"and nothing else"}""");
        await story.Advance(10.Minutes());

        var poison = (await story.Stranger.Gets("/api/dev/queues/ticket-intake-poison")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Contains("and nothing else", Assert.Single(poison)!.ToJsonString(), StringComparison.Ordinal);
    });
}
