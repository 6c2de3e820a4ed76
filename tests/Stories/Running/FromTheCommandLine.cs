using System.Text.Json.Nodes;
using SupportFlows.Cli;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

public class FromTheCommandLine
{
    [Fact]
    public Task Ticket_Is_Filed_Answered_And_Closed_And_Its_Page_Acknowledged() => Story.Tell(async story =>
    {
        var (ann, lee) = (new Shell(story, "demo-enterprise"), new Shell(story, "demo-staff"));

        var ticket = JsonNode.Parse(await ann.Says("tickets", "file", "--subject", "Checkout is down", "--severity", "business-critical", "--contact", "Ann <ann@enterprise.example>", "--description", "All of it.", "--json"))!;
        var id = (string)ticket["id"]!;
        Assert.Contains("due in 15:00", await ann.Says("tickets", "list"), StringComparison.Ordinal);
        Assert.Equal(id, (string)JsonNode.Parse(await ann.Says("tickets", "list", "--json"))!["id"]!);

        Assert.Contains("Olga Oncall", await lee.Says("on-call", "demo"), StringComparison.Ordinal);
        var page = (string)JsonNode.Parse(await lee.Says("pages", "list", "--status", "triggered", "--json"))!["id"]!;
        Assert.Contains("by Lee Lead", await lee.Says("pages", "acknowledge", page), StringComparison.Ordinal);

        await story.Advance(5.Minutes());
        Assert.Contains("met with 10:00 to spare", await lee.Says("tickets", "reply", id, "We are on it."), StringComparison.Ordinal);
        await lee.Says("tickets", "close", id, "--reason", "It works again.");
        Assert.Contains($"{id} closed, ", await ann.Says("tickets", "watch", id), StringComparison.Ordinal);
        Assert.Contains("    We are on it.\n", await ann.Says("timeline", id), StringComparison.Ordinal);
        Assert.Contains("acknowledged by Lee Lead (api)", await lee.Says("timeline", page), StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Refused, await new Shell(story, "demo-business").Run("tickets", "show", id));
        Assert.Equal(ExitCodes.Refused, await ann.Run("pages", "list"));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Event_Is_Requested_And_Approved() => Story.Tell(async story =>
    {
        var (ann, tam) = (new Shell(story, "demo-enterprise"), new Shell(story, "demo-tam"));

        var asked = JsonNode.Parse(await ann.Says("iem", "request", "--event", "Spring sale", "--first-day", "2026-04-20", "--last-day", "2026-04-21", "--contact", "Ann <ann@enterprise.example>", "--json"))!;
        var id = (string)asked["id"]!;
        Assert.Contains("2 of 3 left; 0 used, 1 reserved", await ann.Says("entitlements", "demo-enterprise"), StringComparison.Ordinal);
        Assert.Contains("Spring sale", await tam.Says("iem", "list"), StringComparison.Ordinal);
        Assert.Contains("preparing", await tam.Says("iem", "approve", id), StringComparison.Ordinal);
        Assert.Contains("2026-04-27", await ann.Says("iem", "reschedule", id, "--first-day", "2026-04-27", "--last-day", "2026-04-28"), StringComparison.Ordinal);
        Assert.Contains("rescheduled", await ann.Says("timeline", id), StringComparison.Ordinal);
        Assert.Contains("cancelled", await ann.Says("iem", "cancel", id, "--reason", "The shop is sold."), StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    sealed class Shell(Story story, string key)
    {
        /// <summary>What a command says that goes well.</summary>
        public async Task<string> Says(params string[] args)
        {
            using var output = new StringWriter();
            using var errors = new StringWriter();
            Assert.True(await Run(args, output, errors) == ExitCodes.Ok, $"{string.Join(' ', args)}: {errors}");
            return output.ToString();
        }

        public Task<int> Run(params string[] args) => Run(args, TextWriter.Null, TextWriter.Null);

        Task<int> Run(string[] args, TextWriter output, TextWriter errors) => CommandLine.RunAsync(
            args,
            new Terminal(
                Terminal.To(output, isRedirected: true),
                output,
                Terminal.To(errors, isRedirected: true),
                TextReader.Null,
                IsInputTyped: false,
                name => name == "SUPPORTFLOWS_KEY" ? key : story.Address.ToString(),
                ConfigDirectory: "",
                story.Get<TimeProvider>(),
                story.Door()),
            CancellationToken.None);
    }
}
