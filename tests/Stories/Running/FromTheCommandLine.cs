using System.Text.Json.Nodes;
using SupportFlows.Cli;
using SupportFlows.Orchestrations.Storage;
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

    [Fact]
    public Task Operator_Makes_Keys_Reads_The_Trail_And_Forgets_A_Person() => Story.Tell(async story =>
    {
        var olga = new Shell(story, "demo-operator");
        var made = JsonNode.Parse(await olga.Says("keys", "create", "customer", "--account", "demo-enterprise", "--name", "Monitoring", "--read-only", "--json"))!;
        var id = (string)made["id"]!;
        var reader = new Shell(story, (string)made["secret"]!);
        await reader.Says("tickets", "list");
        Assert.Equal(ExitCodes.Refused, await reader.Run("keys", "list"));
        var rotated = (string)JsonNode.Parse(await olga.Says("keys", "rotate", id, "--overlap-hours", "0", "--json"))!["id"]!;
        await olga.Says("keys", "revoke", rotated);
        Assert.Contains("revoked", (await olga.Says("keys", "list")).Split('\n').Single(line => line.Contains(rotated, StringComparison.Ordinal)), StringComparison.Ordinal);

        await story.Customer("demo-enterprise").Files("general", new Client.Contact("Ann", Contacts.Ann));
        Assert.Contains(Contacts.Ann, await olga.Says("personal-data", "export", "--email", Contacts.Ann), StringComparison.Ordinal);
        Assert.Contains("Still open", await olga.Says("personal-data", "erase", "--email", Contacts.Ann), StringComparison.Ordinal);

        Assert.Contains("key-rotated by", await olga.Says("audit", "list"), StringComparison.Ordinal);
        var whole = JsonNode.Parse(await olga.Says("audit", "verify", "--json"))!;
        Assert.True((int)whole["entries"]! >= 5, whole.ToJsonString());
        await story.Advance(1.Days());
        await olga.Says("keys", "create", "operator", "--name", "The next day");
        await olga.Says("audit", "verify", "--kept", (string)whole["last"]!);

        // Somebody who can write the store makes himself disappear from it.
        var day = ((string)whole["last"]!).Split('/')[0];
        var row = (await story.Get<IRowStore>().ListAsync(new RowRange("trail", day))).Single(r => r.Content.Contains("key-rotated", StringComparison.Ordinal));
        await story.Get<IRowStore>().CommitAsync("trail", day, [new RowChange.Replace(row.Key, row.Content.Replace("key-rotated", "key-made", StringComparison.Ordinal), row.ETag)]);
        Assert.Equal(ExitCodes.Refused, await olga.Run("audit", "verify"));
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
