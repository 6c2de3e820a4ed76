using System.Net;

namespace SupportFlows.Client.Tests.Reading;

public sealed class AnswerTests : IDisposable
{
    readonly FakeServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Ticket_Is_Read_With_Its_Copy_And_All_That_Was_Said()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"7\"");

        var ticket = await server.Client().Tickets.GetAsync("t1");

        Assert.Equal(("\"7\"", "acme", TimeSpan.FromMinutes(15)), (ticket.ETag, ticket.AccountId, ticket.Clocks[0].Target));
        Assert.Equal(1_234_567, ticket.AcceptedAt.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(Samples.Ticket(), ticket.Json.GetRawText());
    }

    [Fact]
    public async Task Word_And_Field_Of_A_Newer_Server_Do_Not_Break_It()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket(status: "on-the-moon").Replace("\"plan\"", "\"mood\":{\"of\":\"all\"},\"plan\"", StringComparison.Ordinal));

        var ticket = await server.Client().Tickets.GetAsync("t1");

        Assert.Equal("on-the-moon", ticket.Status);
        Assert.Equal("all", ticket.Json.GetProperty("mood").GetProperty("of").GetString());
    }

    [Fact]
    public async Task Unchanged_Ticket_Is_Null()
    {
        server.Answers(HttpStatusCode.NotModified);

        Assert.Null(await server.Client().Tickets.GetIfChangedAsync("t1", "\"7\""));

        Assert.Equal("\"7\"", server.Requests[0]["If-None-Match"]);
    }

    [Fact]
    public async Task Refusal_Names_Each_Field_And_Never_The_Key()
    {
        server.Answers(HttpStatusCode.UnprocessableEntity, Samples.Refusal);
        var client = server.Client();

        var refused = await Assert.ThrowsAsync<SupportFlowsException>(() => client.Tickets.GetAsync("t1"));

        Assert.Equal("Some fields cannot be read. severity 'worst': Expected one of general, system-impaired.; contact.email: Give one. (status 422)", refused.Message);
        Assert.Equal([new("severity", "Expected one of general, system-impaired.", "worst"), new("contact.email", "Give one.")], refused.Errors);
        Assert.DoesNotContain(FakeServer.Key, $"{refused} {client}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_Of_The_Server_Has_Its_Trace()
    {
        server.Answers(HttpStatusCode.InternalServerError, """{"title":"Something went wrong on our side.","status":500,"traceId":"0HN1"}""");

        var failed = await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client(o => o with { Attempts = 1 }).GetHealthAsync());

        Assert.Equal(("0HN1", "Something went wrong on our side. (status 500, trace 0HN1)"), (failed.TraceId, failed.Message));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "<html>nginx</html>", "The server answered 404 Not Found, without saying why. (status 404)")]
    [InlineData(HttpStatusCode.NotFound, "{broken", "The server answered 404 Not Found, without saying why. (status 404)")]
    [InlineData(HttpStatusCode.OK, "<html>Welcome</html>", "The answer cannot be read. Is this the address of a SupportFlows app, and the client not too old for it? (status 200)")]
    [InlineData(HttpStatusCode.OK, "{}", "The answer cannot be read. Is this the address of a SupportFlows app, and the client not too old for it? (status 200)")]
    [InlineData(HttpStatusCode.OK, "null", "The answer cannot be read. Is this the address of a SupportFlows app, and the client not too old for it? (status 200)")]
    [InlineData(HttpStatusCode.Redirect, "", "The server answered 302 Found, without saying why. (status 302)")]
    public async Task Stranger_Who_Answers_Instead_Of_The_App_Is_Said_To_Be_One(HttpStatusCode status, string body, string message)
    {
        server.Answers(status, body);

        Assert.Equal(message, (await Assert.ThrowsAsync<SupportFlowsException>(() => server.Client().GetHealthAsync())).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task Id_That_Leads_Elsewhere_Is_Not_Sent(string id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => server.Client().Tickets.GetAsync(id));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Id_Is_One_Step_Of_The_Path_Whatever_Is_In_It()
    {
        server.Answers(HttpStatusCode.OK, Samples.Ticket());

        await server.Client().Tickets.GetAsync("../keys?x=1#y");

        Assert.Equal(["GET /support/api/tickets/..%2Fkeys%3Fx%3D1%23y"], server.Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public void Key_That_Cannot_Be_Sent_Is_Refused_Without_Saying_It(string key)
    {
        var unfit = Assert.Throws<ArgumentException>(() => new SupportFlowsClient(new Uri("https://support.example"), key));

        Assert.DoesNotContain("words", unfit.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://support.example")]
    [InlineData("https://user:secret@support.example")]
    [InlineData("https://support.example?x=1")]
    public void Address_That_Is_None_Is_Refused(string address) => Assert.Throws<ArgumentException>(() => new SupportFlowsClient(new Uri(address), "key"));
}
