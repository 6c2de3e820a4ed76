using System.Net;

namespace SupportFlows.Client.Tests.Commands;

public class QueueCommandTests
{
    const string Parked = """{"id":"4f","parkedAt":"2026-03-02T09:00:00Z","expiresAt":null,"text":"{\"subject\":\"\\u001b[2J\"}","reason":"description: Is required."}""";

    [Fact]
    public async Task Parked_Messages_Are_Listed_Put_Back_And_Discarded()
    {
        using var run = new CommandRun();
        run.Server
            .Answers(HttpStatusCode.OK, Samples.Page(["""{"name":"ticket-intake","waiting":2,"parked":1}"""]))
            .Answers(HttpStatusCode.OK, Samples.Page([Parked]))
            .Answers(HttpStatusCode.OK, """{"queue":"ticket-intake","id":"4f"}""")
            .Answers(HttpStatusCode.NoContent);

        Assert.Equal(0, await run.Run("queues", "list"));
        Assert.Matches(@"ticket-intake +2 +1", run.Out);
        Assert.Equal(0, await run.Run("queues", "parked", "ticket-intake"));
        Assert.Contains("description: Is required.", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, await run.Run("queues", "retry", "ticket-intake", "4f"));
        Assert.Contains("4f is on it again", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, await run.Run("queues", "discard", "ticket-intake", "4f"));

        Assert.Equal(
            ["GET /api/queues", "GET /api/queues/ticket-intake/parked", "POST /api/queues/ticket-intake/parked/4f/retry", "DELETE /api/queues/ticket-intake/parked/4f"], run.Server.Paths);
    }
}
