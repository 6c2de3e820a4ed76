using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Pages;

static class PageCommands
{
    static readonly IReadOnlyList<string> Columns = ["Id", "Status", "Level", "Raised", "Who", "Subject"];

    public sealed class PageListSettings : CommonSettings
    {
        [CommandOption("--status <WORD>"), Description("triggered, acknowledged or closed.")]
        public string? Status { get; init; }

        [CommandOption("--limit <N>"), Description("At most so many.")]
        public int? Limit { get; init; }
    }

    public static IConfigurator AddPages(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("pages", pages =>
        {
            pages.SetDescription("Answer what rings. For staff and operators.");
            pages.AddAsyncDelegate("list", line.Do<PageListSettings>((s, asked, ct) => s.List(s.Client.Pages.ListAsync(asked.Status, ct), asked.Limit, "Nothing rings.", Columns, Row, ct)))
                .WithDescription("Pages, newest first.")
                .WithExample("pages", "list", "--status", "triggered");
            pages.AddAsyncDelegate("show", line.Do<IdSettings>((s, asked, ct) => s.Show("Reading the page", s.Client.Pages.GetAsync(asked.Id, ct), View)))
                .WithDescription("A page, and what became of every message about it.");
            Add("acknowledge", "You have it: nothing rings any more.", (api, id, ct) => api.AcknowledgeAsync(id, cancellation: ct));
            Add("escalate", "Ring the next level at once.", (api, id, ct) => api.EscalateAsync(id, cancellation: ct));
            Add("close", "End it.", (api, id, ct) => api.CloseAsync(id, cancellation: ct));

            void Add(string name, string description, Func<PagesApi, string, CancellationToken, Task<Page>> move) => pages
                .AddAsyncDelegate(name, line.Do<IdSettings>((s, asked, ct) => s.Show("Telling the app", move(s.Client.Pages, asked.Id, ct), View)))
                .WithDescription(description)
                .WithExample("pages", name, "p4f…");
        });
        return config;
    }

    static IReadOnlyList<string> Row(Page page) =>
        [page.Id, page.Status, $"{page.Level}", Moment.Of(page.RaisedAt), (page.Closed ?? page.Acknowledged)?.By ?? "", page.Subject];

    static Grid View(Page page) => Shapes.Facts([
        ("Id", page.Id),
        ("Subject", page.Subject),
        ("Details", page.Details),
        ("Status", page.Status),
        ("Done before", page.First is { } first ? Deed(first) : null),
        ("Acknowledged", page.Acknowledged is { } has ? Deed(has) : null),
        ("Closed", page.Closed is { } ended ? Deed(ended) : null),
        ("Policy", $"{page.Policy}, level {page.Level}"),
        ("Ticket", page.TicketId),
        ("Next level", Moment.Of(page.NextLevelAt)),
        ("Unanswered since", Moment.Of(page.UnansweredSince)),
        ("Raised", Moment.Of(page.RaisedAt)),
        .. (page.Deliveries ?? []).Select(d => ("Message", (string?)$"{Moment.Of(d.CreatedAt)} {d.Channel} to {d.Person ?? d.Address}: {d.Status}{(d.Error is null ? "" : $", {d.Error}")}")),
    ]);

    static string Deed(PageDeed deed) => $"by {deed.By ?? "the app"}, {Moment.Of(deed.At)}{(deed.Via is null ? "" : $", by {deed.Via}")}";
}
