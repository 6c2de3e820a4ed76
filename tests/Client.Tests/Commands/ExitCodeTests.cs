using System.Net;

namespace SupportFlows.Client.Tests.Commands;

public sealed class ExitCodeTests : IDisposable
{
    readonly CommandRun cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Refusal_Is_1_And_Says_Each_Field()
    {
        cli.Server.Answers(HttpStatusCode.UnprocessableEntity, Samples.Refusal);

        Assert.Equal(1, await cli.Run("tickets", "show", "t1"));

        Assert.Equal("Some fields cannot be read.\n  severity 'worst': Expected one of general, system-impaired.\n  contact.email: Give one.", cli.Error);
        Assert.Equal("", cli.Out);
    }

    [Fact]
    public async Task Refusal_Is_A_Problem_In_Json_For_A_Program()
    {
        cli.Server.Answers(HttpStatusCode.Conflict, """{"title":"It is closed.","status":409}""");

        Assert.Equal(1, await cli.Run("tickets", "resolve", "t1", "--json"));

        Assert.Equal(("", """{"title":"It is closed.","status":409,"errors":[],"traceId":null}"""), (cli.Out, cli.Error));
    }

    [Theory]
    [InlineData("--subject", "x")]
    [InlineData("tickets", "list", "--due-before", "tomorrow")]
    [InlineData("tickets", "file", "--subject", "x", "--severity", "general", "--contact", "Ann")]
    [InlineData("tickets", "reply", "t1")]
    [InlineData("tickets", "show")]
    [InlineData("tickets", "show", "..")]
    [InlineData("tickets", "show", "t1", "--colour")]
    [InlineData("tickets", "watch", "t1", "--every", "0")]
    [InlineData("iem", "request", "--event", "Sale", "--first-day", "11/10/2026")]
    [InlineData("iem", "reject", "i1")]
    [InlineData("login", "support.example")]
    [InlineData("tea")]
    public async Task Bad_Usage_Is_2_And_Nothing_Is_Sent(params string[] args)
    {
        Assert.Equal(2, await cli.Run(args));

        Assert.NotEqual("", cli.Error);
        Assert.Equal("", cli.Out);
        Assert.Empty(cli.Server.Requests);
    }

    [Fact]
    public async Task Nobody_Who_Answers_Is_3()
    {
        for (var n = 0; n < 4; n++)
        {
            cli.Server.Breaks(new HttpRequestException("Connection refused"));
        }

        Assert.Equal(3, await cli.Run("health"));

        Assert.Equal("http://fake.example/ cannot be reached: Connection refused", cli.Error);
    }

    [Fact]
    public async Task Stopped_Watch_Is_130()
    {
        using var stop = new CancellationTokenSource();
        cli.Server.Answers(HttpStatusCode.OK, Samples.Ticket(), "ETag: \"1\"").Answers(HttpStatusCode.OK, Samples.Health);
        cli.Server.Time.Waiting = _ => stop.Cancel();

        Assert.Equal(130, await cli.Run(["tickets", "watch", "t1"], input: "", stop.Token));
    }
}
