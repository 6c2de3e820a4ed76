using System.Net;

namespace SupportFlows.Client.Tests.Reading;

public sealed class ListTests : IDisposable
{
    readonly FakeServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task List_Goes_On_Over_Its_Pages_As_It_Is_Read()
    {
        server.Answers(HttpStatusCode.OK, Samples.Page([Samples.Ticket("t1"), Samples.Ticket("t2")], "a b")).Answers(HttpStatusCode.OK, Samples.Page([Samples.Ticket("t3")]));
        var query = new TicketQuery { Status = TicketStatuses.New, DueBefore = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)), PageSize = 2 };

        var ids = await server.Client().Tickets.ListAsync(query).Select(t => t.Id).ToListAsync();

        Assert.Equal(["t1", "t2", "t3"], ids);
        const string path = "GET /support/api/tickets?status=new&due=2026-03-02T09%3A00%3A00Z&pageSize=2";
        Assert.Equal([path, path + "&continuation=a%20b"], server.Paths);
    }

    [Fact]
    public async Task Page_That_Nobody_Reads_Is_Not_Fetched()
    {
        server.Answers(HttpStatusCode.OK, Samples.Page([Samples.Ticket("t1")], "more"));

        Assert.Equal("t1", (await server.Client().Tickets.ListAsync().FirstAsync()).Id);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Watch_Shows_Each_Change_And_Looks_Rarely_While_There_Is_None()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"1\"");
        for (var n = 0; n < 7; n++)
        {
            server.Answers(HttpStatusCode.NotModified);
        }

        server.Answers(HttpStatusCode.OK, Samples.Ticket(status: "open"), "ETag: \"2\"").Answers(HttpStatusCode.OK, Samples.Ticket(status: "closed"), "ETag: \"3\"");

        var seen = await server.Client().Tickets.WatchAsync("t1", new WatchOptions { Every = TimeSpan.FromSeconds(8) }).Take(3).Select(t => t.Status).ToListAsync();

        Assert.Equal(["new", "open", "closed"], seen);
        Assert.Equal([8, 8, 12, 18, 27, 40.5, 60.75, 64, 8], server.Time.Waits.Select(w => w.TotalSeconds));
        Assert.Equal([null, "\"1\"", "\"2\""], server.Requests.Select(r => r["If-None-Match"]).Distinct());
    }

    [Fact]
    public async Task Watch_Outlives_A_Server_That_Is_Away_When_Somebody_Is_Told()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"1\"").Breaks(new HttpRequestException("Connection refused")).Answers(HttpStatusCode.OK, Samples.Ticket(status: "open"), "ETag: \"2\"");
        var told = new List<string>();

        var seen = await server.Client(o => o with { Attempts = 1 }).Tickets.WatchAsync("t1", new WatchOptions { Trouble = t => told.Add(t.Message) }).Take(2).CountAsync();

        Assert.Equal(2, seen);
        Assert.Equal(["http://fake.example/support/ cannot be reached: Connection refused"], told);
    }

    [Fact]
    public async Task Watch_Ends_With_A_Refusal_And_With_Trouble_That_Nobody_Is_Told_Of()
    {
        server.Answers(HttpStatusCode.NotFound).Breaks(new HttpRequestException("Connection refused"));
        var client = server.Client(o => o with { Attempts = 1 });

        await Assert.ThrowsAsync<SupportFlowsException>(async () => await client.Tickets.WatchAsync("t1", new WatchOptions { Trouble = _ => { } }).CountAsync());
        await Assert.ThrowsAsync<SupportFlowsException>(async () => await client.Tickets.WatchAsync("t1").CountAsync());
    }

    [Fact]
    public async Task Tail_Says_Each_Event_Once_Though_The_Last_Page_Is_Read_Again()
    {
        server
            .Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"1\"")
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(1), Samples.Event(2)], "2"))
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(3)]))
            .Answers(HttpStatusCode.NotModified)
            .Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"2\"")
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(3), Samples.Event(4)], "4"))
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(5)]));

        var numbers = await server.Client().Tickets.TailAsync("t1").Take(5).Select(e => e.Number).ToListAsync();

        Assert.Equal([1, 2, 3, 4, 5], numbers);
        Assert.Equal("GET /support/api/tickets/t1/timeline?continuation=2", server.Paths.ElementAt(5));
    }

    [Fact]
    public async Task Tail_Of_A_Page_Goes_By_Its_Copy_Though_It_Is_Always_Sent()
    {
        const string page =
            """{"id":"p1","source":"ticket","externalId":"t1","policy":"default","subject":"Down","status":"triggered","createdAt":"2026-03-02T09:00:00Z","raisedAt":"2026-03-02T09:00:00Z","updatedAt":"2026-03-02T09:00:00Z"}""";
        server
            .Answers(HttpStatusCode.OK, page, "ETag: \"1\"")
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(1)]))
            .Answers(HttpStatusCode.OK, page, "ETag: \"1\"")
            .Answers(HttpStatusCode.OK, page, "ETag: \"2\"")
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(1), Samples.Event(2)]));

        Assert.Equal([1, 2], await server.Client().Pages.TailAsync("p1").Take(2).Select(e => e.Number).ToListAsync());
    }
}
