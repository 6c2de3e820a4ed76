using System.Net;
using SupportFlows.Cli;

namespace SupportFlows.Client.Tests.Commands;

/// <summary>One command, run in process against the fake server, with a home of its own.</summary>
sealed class CommandRun : IDisposable
{
    readonly StringWriter output = new();
    readonly StringWriter errors = new();

    /// <summary>Whoever waits has waited at once, but nobody's patience with the server runs out.</summary>
    public CommandRun() => Server.Time.Ends = due => due != new SupportFlowsOptions().AttemptTimeout;

    public FakeServer Server { get; } = new();

    public string Home { get; } = Directory.CreateTempSubdirectory("cli-").FullName;

    public Dictionary<string, string> Variables { get; } = new() { ["SUPPORTFLOWS_URL"] = "http://fake.example/", ["SUPPORTFLOWS_KEY"] = FakeServer.Key };

    /// <summary>What was written to standard output, without the spaces that fill up a table.</summary>
    public string Out => Trimmed(output);

    public string Error => Trimmed(errors);

    public Task<int> Run(params string[] args) => Run(args, input: "");

    public Task<int> Run(string[] args, string input, CancellationToken cancellation = default)
    {
        output.GetStringBuilder().Clear();
        errors.GetStringBuilder().Clear();
        var terminal = new Terminal(
            Terminal.To(output, isRedirected: true),
            output,
            Terminal.To(errors, isRedirected: true),
            new StringReader(input),
            IsInputTyped: false,
            Variables.GetValueOrDefault,
            Path.Combine(Home, "supportflows"),
            Server.Time,
            Server);
        return CommandLine.RunAsync(args, terminal, cancellation);
    }

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    static string Trimmed(StringWriter text) => string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
