using System.Net;
using SupportFlows.Cli;

namespace SupportFlows.Client.Tests.Commands;

public class SmokeCommandTests
{
    const string Health = """{"status":"ok","time":"2026-03-02T09:00:00Z"}""";

    [Fact]
    public async Task Server_That_Says_Yes_To_Everything_Does_Not_Pass()
    {
        using var run = new CommandRun();
        run.Server.Answers(HttpStatusCode.OK, "{}");

        Assert.Equal(ExitCodes.Refused, await run.Run("smoke", "--email", "a@b.example"));

        Assert.Contains("it lives, and can keep what it accepts\n            Expected time in an answer, found {}", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed, 0 skipped.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_That_Wakes_Up_Is_Waited_For()
    {
        using var run = new CommandRun();
        run.Server.Answers(HttpStatusCode.ServiceUnavailable).Answers(HttpStatusCode.OK, Health).Answers(HttpStatusCode.OK, "<html>");

        Assert.Equal(ExitCodes.Refused, await run.Run("smoke", "--email", "a@b.example"));

        Assert.Contains("✓", run.Out, StringComparison.Ordinal);
        Assert.Contains("GET /api/catalog: expected an object in the answer, got 200: <html>", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_Real_Is_Written_To_By_Mistake()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.BadUsage, await run.Run("smoke"));
        Assert.Contains("Say --email", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Server.Requests);
    }
}
