using System.Net;

namespace SupportFlows.Client.Tests.Sending;

public sealed class RetryTests : IDisposable
{
    static readonly NewTicket Down = new() { Subject = "Down", Description = "All of it.", Severity = Severities.BusinessCritical, Contact = new Contact("Ann", "ann@acme.example") };

    readonly FakeServer server = new();

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Get_That_Fails_For_Now_Is_Sent_Again(HttpStatusCode status)
    {
        server.Answers(status).Answers(HttpStatusCode.OK, Samples.Ticket());

        var ticket = await server.Client().Tickets.GetAsync("t1");

        Assert.Equal("t1", ticket.Id);
        Assert.Equal(["GET /support/api/tickets/t1", "GET /support/api/tickets/t1"], server.Paths);
    }

    [Fact]
    public async Task Post_Is_Sent_Again_Under_The_Same_Key_And_Another_Post_Under_Another()
    {
        server.Breaks(new HttpRequestException("Connection reset.")).Answers(HttpStatusCode.BadGateway, "<html>").Answers(HttpStatusCode.Accepted, Samples.Ticket()).Answers(HttpStatusCode.Created, Samples.Ticket());
        var client = server.Client();

        await client.Tickets.FileAsync(Down);
        await client.Tickets.ReplyAsync("t1", "Hello", isPublic: true);

        var keys = server.Requests.ConvertAll(r => r["Idempotency-Key"]);
        Assert.Matches("^[0-9a-f]{32}$", keys[0]);
        Assert.Equal([keys[0], keys[0], keys[0]], keys[..3]);
        Assert.NotEqual(keys[0], keys[3]);
        Assert.Single(server.Requests[..3].Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task Key_And_Copy_Of_The_Caller_Are_Sent_As_Given()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket());

        await server.Client().Tickets.CloseAsync("t1", options: new CommandOptions { IdempotencyKey = "mine", IfMatch = "\"7\"" });

        Assert.Equal(("mine", "\"7\"", "Bearer " + FakeServer.Key), (server.Requests[0]["Idempotency-Key"], server.Requests[0]["If-Match"], server.Requests[0]["Authorization"]));
    }

    [Fact]
    public async Task Waits_Double_And_Are_Spread()
    {
        var rolls = new Queue<double>([0, 0.5, 0.5]);
        server.Answers(HttpStatusCode.BadGateway).Answers(HttpStatusCode.BadGateway).Answers(HttpStatusCode.BadGateway).Answers(HttpStatusCode.OK, Samples.Health);

        await server.Client(o => o with { Chance = rolls.Dequeue }).GetHealthAsync();

        Assert.Equal([500, 750, 1500], server.Time.Waits.Select(w => w.TotalMilliseconds));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 02 Mar 2026 09:00:12 GMT", 12)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0)]
    public async Task Server_That_Says_When_Is_Asked_Then(string retryAfter, int seconds)
    {
        server.Answers(HttpStatusCode.ServiceUnavailable, headers: $"Retry-After: {retryAfter}").Answers(HttpStatusCode.OK, Samples.Health);

        await server.Client().GetHealthAsync();

        Assert.Equal(seconds, server.Time.Waits.Sum(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Server_That_Asks_For_Too_Long_A_Wait_Is_Not_Waited_For()
    {
        server.Answers(HttpStatusCode.TooManyRequests, headers: "Retry-After: 3600");

        var refused = await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client().GetHealthAsync());

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(1)), (refused.Status, refused.RetryAfter));
        Assert.Empty(server.Time.Waits);
    }

    [Fact]
    public async Task Refusal_Is_Final()
    {
        server.Answers(HttpStatusCode.Conflict, """{"title":"It is closed.","status":409}""");

        await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client().Tickets.ResolveAsync("t1"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Server_That_Is_Not_There_Is_Given_Up_After_So_Many_Attempts()
    {
        for (var n = 0; n < 3; n++)
        {
            server.Breaks(new HttpRequestException("Connection refused"));
        }

        var unreachable = await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client(o => o with { Attempts = 3 }).GetHealthAsync());

        Assert.Null(unreachable.Status);
        Assert.True(unreachable.IsTransient);
        Assert.Equal("http://fake.example/support/ cannot be reached: Connection refused", unreachable.Message);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Attempt_Without_An_Answer_In_Time_Is_Given_Up_And_Made_Again()
    {
        server.StaysSilent().Answers(HttpStatusCode.OK, Samples.Health);

        var (patience, silent) = (TimeSpan.FromMinutes(1), 1);
        server.Time.Ends = due => due < patience || silent-- > 0;

        Assert.Equal("ok", (await server.Client(o => o with { AttemptTimeout = patience }).GetHealthAsync()).Status);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Server_That_Never_Answers_Is_Said_To_Be_Late()
    {
        server.StaysSilent();
        server.Time.Ends = _ => true;

        var late = await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client(o => o with { Attempts = 1 }).GetHealthAsync());

        Assert.Equal("http://fake.example/support/ has not answered in time.", late.Message);
    }

    [Fact]
    public async Task Cancelled_Caller_Is_Not_Kept_Waiting()
    {
        using var stop = new CancellationTokenSource();
        server.Answers(HttpStatusCode.BadGateway);
        server.Time.Waiting = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client().GetHealthAsync(stop.Token));

        Assert.Single(server.Requests);
    }
}
