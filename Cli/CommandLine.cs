using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Iem;
using SupportFlows.Cli.Login;
using SupportFlows.Cli.OnCall;
using SupportFlows.Cli.Operation;
using SupportFlows.Cli.Output;
using SupportFlows.Cli.Pages;
using SupportFlows.Cli.Smoke;
using SupportFlows.Cli.Tickets;
using SupportFlows.Cli.Timelines;
using SupportFlows.Client;

namespace SupportFlows.Cli;

/// <summary>The command line of one terminal.</summary>
sealed class CommandLine(Terminal terminal, bool isJson)
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var line = new CommandLine(terminal, args.Contains("--json"));
        var app = new CommandApp();
        app.Configure(config =>
        {
            config.SetApplicationName("supportflows");
            config.UseAssemblyInformationalVersion();
            config.UseStrictParsing();
            config.TrimTrailingPeriods(false);
            config.ConfigureConsole(terminal.Out);
            config.SetExceptionHandler((fault, _) => line.Complain(fault));
            config.AddLogin(line).AddTickets(line).AddPages(line).AddOnCall(line).AddIem(line).AddTimeline(line).AddKeys(line).AddAudit(line).AddPersonalData(line).AddQueues(line).AddSmoke(line);
        });
        return await app.RunAsync(args, cancellation);
    }

    /// <summary>A command that talks to the app.</summary>
    public Func<CommandContext, T, CancellationToken, Task<int>> Do<T>(Func<Session, T, CancellationToken, Task> work)
        where T : CommonSettings => Judge<T>(async (session, settings, cancellation) =>
    {
        await work(session, settings, cancellation);
        return ExitCodes.Ok;
    });

    /// <summary>The same, of one that says itself how it went.</summary>
    public Func<CommandContext, T, CancellationToken, Task<int>> Judge<T>(Func<Session, T, CancellationToken, Task<int>> work)
        where T : CommonSettings => async (_, settings, cancellation) =>
    {
        using var session = new Session(terminal, isJson);
        try
        {
            return await work(session, settings, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }
        catch (ArgumentException unfit)
        {
            // The client knows what cannot be sent, such as an id of nothing but dots.
            return Complain(UsageException.Of(unfit));
        }
        catch (Exception fault) when (fault is SupportFlowsException or UsageException)
        {
            return Complain(fault);
        }
    };

    int Complain(Exception fault)
    {
        if (isJson)
        {
            terminal.Error.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(Problem(fault), JsonSerializerOptions.Web));
        }
        else
        {
            terminal.Error.Write(fault is CommandAppException { Pretty: { } pretty } ? pretty : new Text(Words(fault)));
            terminal.Error.WriteLine();
        }

        return fault switch
        {
            SupportFlowsException { Status: null } => ExitCodes.Unreachable,
            SupportFlowsException => ExitCodes.Refused,
            UsageException or CommandAppException => ExitCodes.BadUsage,
            OperationCanceledException => ExitCodes.Stopped,
            _ => ExitCodes.Refused,
        };
    }

    static object Problem(Exception fault) => fault is SupportFlowsException refused
        ? new { title = refused.Title, status = (int?)refused.Status, errors = refused.Errors, traceId = refused.TraceId }
        : new { title = fault.Message };

    static string Words(Exception fault) => fault is SupportFlowsException { Errors: { Count: > 0 } errors } refused
        ? Safe.Lines($"{refused.Title}\n{string.Join('\n', errors.Select(e => $"  {e}"))}")
        : Safe.Lines(fault.Message);
}
