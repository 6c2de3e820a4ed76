using System.Security.Cryptography;
using Spectre.Console.Cli;
using SupportFlows.Cli.Login;
using SupportFlows.Cli.Smoke.Checks;

namespace SupportFlows.Cli.Smoke;

/// <summary>Lives through a running instance as its customers, its staff and strangers do, and says what held.</summary>
static class SmokeCommand
{
    const string DemoOperator = "demo-operator";
    const string SecretVariable = "SUPPORTFLOWS_FORM_SECRET";

    // A function app that was asleep may take a minute for its first answer.
    static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(100);

    static readonly TimeSpan LongestCleaning = TimeSpan.FromMinutes(1);

    static readonly IReadOnlyList<Check> All =
        [.. StartChecks.All, .. StageChecks.All, .. DoorChecks.All, .. TicketChecks.Beginning, .. PageChecks.All, .. TicketChecks.Answer, .. TenancyChecks.All, .. TicketChecks.Ending, .. EventChecks.All, .. SignatureChecks.All, .. ClockChecks.All];

    public static IConfigurator AddSmoke(this IConfigurator config, CommandLine line)
    {
        config.AddAsyncDelegate("smoke", line.Judge<SmokeSettings>(RunAsync))
            .WithDescription("Check a running instance from outside, in real time, with an operator's key: after a deployment. It makes what it needs, and takes away what it can.")
            .WithExample("smoke", "--url", "https://support.example.com", "--email", "smoke@example.com");
        return config;
    }

    static async Task<int> RunAsync(Session session, SmokeSettings asked, CancellationToken cancellation)
    {
        var (terminal, to) = (session.Terminal, asked.Url is null ? Credentials.Find(session.Terminal) : Credentials.To(Credentials.AddressOf(asked.Url), session.Terminal));
        var key = to.Key ?? (to.Address.IsLoopback ? DemoOperator : throw new UsageException("Set SUPPORTFLOWS_KEY to an operator's key."));
        var id = $"smoke-{terminal.Time.GetUtcNow():yyMMddHHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var email = asked.Email ?? (to.Address.IsLoopback ? $"{id}@example.com" : throw new UsageException("Say --email: a mailbox of yours, as whatever the customer of the checks is told is really sent."));
        var form = asked.Form is { } source ? new Form(source, terminal.Variable(SecretVariable), IsGuess: false) : null;
        using var http = new HttpClient(terminal.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: terminal.Handler is null)
        {
            BaseAddress = new Uri(to.Address.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = LongestAnswer,
        };
        var (run, report) = (new Run(new Instance(http, key), id, email, form, TimeSpan.FromSeconds(asked.Late), terminal.Time, cancellation), new Report(session));
        try
        {
            await LookAsync(run, report, terminal.Time);
        }
        finally
        {
            await CleanUpAsync(run, report, terminal.Time);
            report.End();
        }

        return report.HasFailures ? ExitCodes.Refused : ExitCodes.Ok;
    }

    static async Task LookAsync(Run run, Report report, TimeProvider time)
    {
        foreach (var check in All)
        {
            var outcome = await Timed(time, check.Name, () => check.Look(run));
            report.Add(outcome);
            if (check.IsFatal && outcome.Word == Outcome.Failed)
            {
                return;
            }
        }
    }

    static async Task CleanUpAsync(Run run, Report report, TimeProvider time)
    {
        // Of its own: who stopped the checks still wants nothing left behind.
        using var patience = new CancellationTokenSource(LongestCleaning, time);
        report.Add(await Timed(time, "what the checks made is taken away again", async () =>
            await run.CleanUpAsync(patience.Token) is { Count: > 0 } left ? throw new CheckFailedException($"Still there: {string.Join("; ", left)}") : null));
    }

    static async Task<Outcome> Timed(TimeProvider time, string name, Func<Task<string?>> look)
    {
        var began = time.GetTimestamp();
        try
        {
            var seen = await look();
            return new Outcome(name, Outcome.Passed, time.GetElapsedTime(began), seen);
        }
        catch (CheckSkippedException skipped)
        {
            return new Outcome(name, Outcome.Skipped, time.GetElapsedTime(began), skipped.Message);
        }
        catch (CheckFailedException failed)
        {
            return new Outcome(name, Outcome.Failed, time.GetElapsedTime(began), failed.Message);
        }
    }
}
