using System.Runtime.CompilerServices;
using SupportFlows.Cli;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

/// <summary>The program that an operator runs after a deployment, against the app that it was written for.</summary>
public class CheckedAfterADeployment
{
    /// <summary>Texts stay in the development inbox, where they can be read and answered.</summary>
    static readonly (string Name, string Value)[] TextsStayHere =
        [.. new[] { "AccountSid", "AuthToken", "From", "BaseAddress" }.Select(name => ($"SupportFlows:Twilio:{name}", ""))];

    [Fact]
    public Task Instance_With_Targets_Of_Seconds_Passes_Every_Check() => Story.Tell([.. TextsStayHere, ("SupportFlows:Catalog", Catalog())], async story =>
    {
        var checks = new Checks(story);

        Assert.True(await checks.Run() == ExitCodes.Ok, checks.Said);
        Assert.EndsWith("18 passed, 0 failed, 0 skipped.\n", checks.Said, StringComparison.Ordinal);
        Assert.Contains("by sms, from a phone of the development inbox", checks.Said, StringComparison.Ordinal);
        Assert.Contains("warnings 0.0, 0.0, 0.0 s after their times, the miss 0.0 s", checks.Said, StringComparison.Ordinal);
        await NothingIsLeftOf(story);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Production_Is_Checked_Without_Ringing_Anybody() => Story.Tell([("SupportFlows:DevTools", "false")], async story =>
    {
        var checks = new Checks(story) { ["SUPPORTFLOWS_FORM_SECRET"] = "demo-secret" };

        Assert.True(await checks.Run("--email", "checks@vendor.example", "--form", "demo", "--json") == ExitCodes.Ok, checks.Said);
        Assert.Equal(1, checks.Said.Split("\"skipped\"").Length - 1);
        Assert.Contains("the shortest target is 00:15:00", checks.Said, StringComparison.Ordinal);
        Assert.Empty(story.Providers.Sms.Messages);
        Assert.Empty(story.Providers.Sms.Calls);
        Assert.Equal(["checks@vendor.example", "demo-expert@vendor.example"], story.Providers.Email.Messages.Select(m => m.Recipient).Distinct().Where(r => !r.StartsWith("demo-associate", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await NothingIsLeftOf(story);

        Assert.Equal(ExitCodes.Stopped, await checks.RunUntil("/replies"));
        Assert.DoesNotContain("keeps the promise", checks.Said, StringComparison.Ordinal);
        await NothingIsLeftOf(story);

        checks["SUPPORTFLOWS_KEY"] = "demo-staff";
        Assert.Equal(ExitCodes.Refused, await checks.Run());
        Assert.Contains("✗", checks.Said, StringComparison.Ordinal);
        Assert.Contains("an operator makes accounts, keys and an escalation policy\n            PUT /api/policies/", checks.Said, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    static async Task NothingIsLeftOf(Story story)
    {
        var open = new List<string>();
        await foreach (var ticket in story.Client("demo-staff").Tickets.ListAsync())
        {
            open.AddRange(ticket.Status == "closed" ? [] : [ticket.Subject]);
        }

        await foreach (var page in story.Client("demo-staff").Pages.ListAsync())
        {
            open.AddRange(page.Status == "closed" ? [] : [page.Subject]);
        }

        await foreach (var request in story.Client("demo-staff").IemRequests.ListAsync())
        {
            open.Add(request.Event);
        }

        Assert.Empty(open);
    }

    static string Catalog([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "Cli", "Smoke", "catalog.json"));

    sealed class Checks(Story story)
    {
        readonly Dictionary<string, string> variables = new() { ["SUPPORTFLOWS_KEY"] = "demo-operator" };

        public string Said { get; private set; } = "";

        public string this[string variable]
        {
            set => variables[variable] = value;
        }

        public Task<int> Run(params string[] args) => Run(args, story.Door(), CancellationToken.None);

        /// <summary>Somebody stops it when it sends this.</summary>
        public async Task<int> RunUntil(string path)
        {
            using var stop = new CancellationTokenSource();
            return await Run([], new Watching(story.Door(), path, stop), stop.Token);
        }

        async Task<int> Run(string[] args, HttpMessageHandler door, CancellationToken cancellation)
        {
            using var output = new StringWriter();
            var terminal = new Terminal(
                Terminal.To(output, isRedirected: true),
                output,
                Terminal.To(output, isRedirected: true),
                TextReader.Null,
                IsInputTyped: false,
                variables.GetValueOrDefault,
                ConfigDirectory: "",
                new StoryPace(story),
                door);
            var code = await CommandLine.RunAsync(["smoke", "--url", story.Address.ToString(), .. args], terminal, cancellation);
            Said = output.ToString().ReplaceLineEndings("\n");
            return code;
        }
    }

    sealed class Watching(HttpMessageHandler door, string path, CancellationTokenSource stop) : DelegatingHandler(door)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, CancellationToken.None);
            if (request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            {
                await stop.CancelAsync();
            }

            return answer;
        }
    }
}
