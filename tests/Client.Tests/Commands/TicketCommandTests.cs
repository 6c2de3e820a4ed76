using System.Net;

namespace SupportFlows.Client.Tests.Commands;

public sealed class TicketCommandTests : IDisposable
{
    readonly CommandRun cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task File_Sends_What_Was_Typed_And_Shows_The_Ticket()
    {
        cli.Server.Answers(HttpStatusCode.Accepted, Samples.Ticket());

        var code = await cli.Run(
            ["tickets", "file", "--subject", "Checkout is down", "--severity", "business-critical", "--contact", "Ann Lee <ann@acme.example, +12025550123>", "--software", "nginx@1.24"], input: "Every order\nfails.");

        Assert.Equal(
            """{"subject":"Checkout is down","description":"Every order\nfails.","severity":"business-critical","contact":{"name":"Ann Lee","email":"ann@acme.example","phone":"\u002B12025550123"},"software":{"name":"nginx","version":"1.24"}}""",
            cli.Server.Requests[0].Body);
        Assert.Equal(
            """
            Id              t1
            Subject         Checkout is down
            Status          new
            Severity        business-critical
            Account         acme, plan enterprise
            Contact         Ann
            Assignee        nobody yet
            first-response  due in 15:00 (2026-03-02 09:15:00Z)
            Accepted        2026-03-02 09:00:00Z
            """,
            cli.Out);
        Assert.Equal((0, ""), (code, cli.Error));
    }

    [Fact]
    public async Task List_Is_A_Table_For_People_And_Lines_Of_What_The_Api_Said_For_Programs()
    {
        string[] both = [Samples.Ticket("t1"), Samples.Ticket("t2", "open", clock: "met")];
        cli.Server.Answers(HttpStatusCode.OK, Samples.Page(both)).Answers(HttpStatusCode.OK, Samples.Page(both)).Answers(HttpStatusCode.OK, Samples.Page([]));

        await cli.Run("tickets", "list");
        Assert.Contains("  t1   new      business-critical              first-response due in 15:00   Checkout is down", cli.Out, StringComparison.Ordinal);
        await cli.Run("tickets", "list", "--json");
        Assert.Equal(string.Join('\n', both), cli.Out);
        await cli.Run("tickets", "list");
        Assert.Equal("No such tickets.", cli.Out);
    }

    [Fact]
    public async Task Words_Of_Others_Are_Neither_Markup_Nor_Commands_To_The_Terminal()
    {
        var evil = "[red]x[/] \\u001b[31m\\u009b2J\\u0007 \\u202eknil\\r\\nsecond";
        cli.Server.Answers(HttpStatusCode.OK, Samples.Ticket(subject: evil)).Answers(HttpStatusCode.OK, Samples.Page([Samples.Ticket(subject: evil)]))
            .Answers(HttpStatusCode.NotFound, $$"""{"title":"{{evil}}","status":404,"errors":[{"field":"id","reason":"{{evil}}"}]}""");

        await cli.Run("tickets", "show", "t1");
        Assert.Contains("[red]x[/] \uFFFD[31m\uFFFD2J\uFFFD \uFFFDknil\n                second", cli.Out, StringComparison.Ordinal);
        await cli.Run("tickets", "list");
        Assert.Contains("[red]x[/] \uFFFD[31m\uFFFD2J\uFFFD \uFFFDknil second", cli.Out, StringComparison.Ordinal);
        await cli.Run("tickets", "show", "t1");
        Assert.DoesNotContain(cli.Error, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task Watch_To_A_File_Is_A_Line_A_Change_Until_It_Is_Closed()
    {
        cli.Server
            .Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"1\"").Answers(HttpStatusCode.OK, """{"status":"ok","time":"2026-03-02T09:05:00Z"}""")
            .Answers(HttpStatusCode.OK, Samples.Ticket(status: "closed", clock: "cancelled"), "ETag: \"2\"").Answers(HttpStatusCode.OK, Samples.Health);

        Assert.Equal(0, await cli.Run("tickets", "watch", "t1"));

        Assert.Equal("2026-03-02 09:00:00Z t1 new, nobody yet; first-response due in 10:00\n2026-03-02 09:00:00Z t1 closed, nobody yet; first-response cancelled", cli.Out);
    }

    [Fact]
    public async Task Timeline_Finds_Out_What_The_Id_Is_Of()
    {
        cli.Server.Answers(HttpStatusCode.Forbidden).Answers(HttpStatusCode.NotFound)
            .Answers(HttpStatusCode.OK, """{"id":"p1","source":"ticket","externalId":"t1","policy":"default","subject":"Down","status":"triggered","createdAt":"2026-03-02T09:00:00Z","raisedAt":"2026-03-02T09:00:00Z","updatedAt":"2026-03-02T09:00:00Z"}""")
            .Answers(HttpStatusCode.OK, Samples.Page([Samples.Event(1, "noted", "One\\ntwo")]));

        Assert.Equal(0, await cli.Run("timeline", "p1"));

        Assert.Equal("2026-03-02 09:00:00Z noted by Lee Lead (api): clock first-response\n    One\n    two", cli.Out);
        Assert.Equal("GET /api/pages/p1/timeline", cli.Server.Paths.Last());
    }

    [Fact]
    public async Task Note_Is_For_The_Staff_Only()
    {
        cli.Server.Answers(HttpStatusCode.Created, Samples.Ticket());

        await cli.Run("tickets", "reply", "t1", "We know.", "--note");

        Assert.Equal(("POST /api/tickets/t1/replies", """{"body":"We know.","public":false}"""), (cli.Server.Paths.Single(), cli.Server.Requests[0].Body));
    }
}
