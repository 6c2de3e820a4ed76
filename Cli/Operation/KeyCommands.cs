using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Operation;

static class KeyCommands
{
    static readonly IReadOnlyList<string> Columns = ["Id", "Role", "For", "State", "Last used", "Name"];

    public sealed class NewKeySettings : CommonSettings
    {
        [CommandArgument(0, "<role>"), Description("customer, staff or operator.")]
        public string Role { get; init; } = "";

        [CommandOption("--name <TEXT>"), Description("What it is for.")]
        public string? Name { get; init; }

        [CommandOption("--account <ID>"), Description("A customer's.")]
        public string? Account { get; init; }

        [CommandOption("--person <ID>"), Description("Whom it acts for, of the staff.")]
        public string? Person { get; init; }

        [CommandOption("--expires <TIME>"), Description("Like 2026-12-31T00:00Z. Left out: it does not.")]
        public string? Expires { get; init; }

        [CommandOption("--read-only"), Description("It changes nothing.")]
        public bool IsReadOnly { get; init; }
    }

    public sealed class RotateSettings : IdSettings
    {
        [CommandOption("--overlap-hours <N>"), Description("How long the old secret is still good: 0 to 168. Left out: 24.")]
        public int? OverlapHours { get; init; }
    }

    public static IConfigurator AddKeys(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("keys", keys =>
        {
            keys.SetDescription("Who may ask. For operators.");
            keys.AddAsyncDelegate("list", line.Do<CommonSettings>((s, _, ct) => s.List(s.Client.Keys.ListAsync(ct), null, "There are no keys.", Columns, Row, ct)))
                .WithDescription("The keys that there are and were, and when each was last used.");
            keys.AddAsyncDelegate("create", line.Do<NewKeySettings>((s, asked, ct) => s.Show("Making it", s.Client.Keys.CreateAsync(Of(asked), ct), View)))
                .WithDescription("Make one. Its secret is shown this once.")
                .WithExample("keys", "create", "customer", "--account", "acme", "--name", "Monitoring", "--read-only");
            keys.AddAsyncDelegate("rotate", line.Do<RotateSettings>((s, asked, ct) => s.Show("Rotating it", s.Client.Keys.RotateAsync(asked.Id, asked.OverlapHours is { } hours ? TimeSpan.FromHours(hours) : null, ct), View)))
                .WithDescription("A new secret, under an id of its own; the old one is good for a while.")
                .WithExample("keys", "rotate", "3f…", "--overlap-hours", "48");
            keys.AddAsyncDelegate("revoke", line.Do<IdSettings>((s, asked, ct) => s.Wait("Revoking it", RevokeAsync(s, asked.Id, ct))))
                .WithDescription("End one at once.");
        });
        return config;
    }

    static NewApiKey Of(NewKeySettings asked) => new(asked.Role, Typed.Needed("--name", asked.Name))
    {
        AccountId = asked.Account,
        PersonId = asked.Person,
        ExpiresAt = Typed.Instant("--expires", asked.Expires),
        ReadOnly = asked.IsReadOnly,
    };

    static async Task<bool> RevokeAsync(Session session, string id, CancellationToken cancellation)
    {
        await session.Client.Keys.RevokeAsync(id, cancellation);
        return true;
    }

    static IReadOnlyList<string> Row(ApiKey key) =>
        [key.Id, key.ReadOnly ? $"{key.Role}, reads" : key.Role, key.AccountId ?? key.PersonId ?? "", key.State, key.LastUsedAt is { } at ? Moment.Of(at) : "never", key.Name];

    static Grid View(NewSecret made) => Shapes.Facts(("Id", made.Id), ("Secret", made.Secret), ("", "Keep it now: it is not shown again."));
}
