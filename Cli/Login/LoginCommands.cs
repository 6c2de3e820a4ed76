using System.ComponentModel;
using System.Net;
using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Login;

static class LoginCommands
{
    public sealed class LoginSettings : CommonSettings
    {
        [CommandArgument(0, "<url>"), Description("Address of the app, without /api.")]
        public string Url { get; init; } = "";
    }

    public sealed class AccountSettings : CommonSettings
    {
        [CommandArgument(0, "<account>"), Description("Account's id; with a customer's key, its own.")]
        public string Account { get; init; } = "";
    }

    public static IConfigurator AddLogin(this IConfigurator config, CommandLine line)
    {
        config.AddAsyncDelegate("login", line.Do<LoginSettings>(LoginAsync))
            .WithDescription("Keep the address of the app and a key for the commands to come. The key is asked for, or read from standard input; never an argument, which others could see.")
            .WithExample("login", "https://support.example.com");
        config.AddAsyncDelegate("health", line.Do<CommonSettings>((session, _, ct) => session.Show(
                "Asking how it is", session.Client.GetHealthAsync(ct), h => Shapes.Lines($"{h.Status}, its clock says {Moment.Of(h.Time)}"))))
            .WithDescription("Whether the app lives and can keep what it accepts.")
            .WithExample("health");
        config.AddAsyncDelegate("entitlements", line.Do<AccountSettings>((session, asked, ct) => session.Show(
                "Reading the account", session.Client.Accounts.GetEntitlementsAsync(asked.Account, ct), View)))
            .WithDescription("What an account's plan grants, and what of it is used, reserved and left.")
            .WithExample("entitlements", "demo-enterprise");
        return config;
    }

    static async Task LoginAsync(Session session, LoginSettings asked, CancellationToken cancellation)
    {
        var (terminal, address) = (session.Terminal, Credentials.AddressOf(asked.Url));
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            terminal.Error.WriteLine($"{address} is not encrypted: whoever is on the way can read the key.");
        }

        var key = terminal.IsInputTyped
            ? await new TextPrompt<string>("API key:").Secret(null).ShowAsync(terminal.Error, cancellation)
            : (await terminal.In.ReadLineAsync(cancellation))?.Trim();
        var given = new Credentials(address, Typed.Needed("the API key on standard input", key));
        using var client = session.Connect(given);
        var health = await session.Wait($"Asking {address}", CheckAsync(client, cancellation));
        given.Write(terminal);
        if (session.IsJson)
        {
            session.Json(health);
        }
        else
        {
            session.Write(Shapes.Lines($"Logged in to {address}. The key is in {Credentials.FileOf(terminal)}, which only you can read."));
        }
    }

    // The one list that a key of any role may read: a wrong key is found out before it is kept.
    static async Task<Health> CheckAsync(SupportFlowsClient client, CancellationToken cancellation)
    {
        var health = await client.GetHealthAsync(cancellation);
        await foreach (var _ in client.IemRequests.ListAsync(cancellation: cancellation))
        {
            break;
        }

        return health;
    }

    static Grid View(Entitlements account)
    {
        var sessions = account.Iem?.Sessions;
        return Shapes.Facts(
            ("Account", account.AccountId),
            ("Plan", account.Plan),
            ("Services", string.Join(", ", account.Services)),
            ("Launch events", sessions is null ? "none" : $"{sessions.Left} of {sessions.Granted} left; {sessions.Used} used, {sessions.Reserved} reserved"),
            ("Service year", account.Iem?.ServiceYear is { } year ? $"{Moment.Of(year.From)} to {Moment.Of(year.To)}" : null),
            ("A further day", account.Iem?.FurtherDay is { } price ? $"{price.PerDay} {price.Currency}" : null));
    }
}
