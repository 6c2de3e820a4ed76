using System.Text.Json.Nodes;

namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>The page that an urgent ticket opens.</summary>
static class PageChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("it pages by the account's policy, and one of those paged acknowledges", AcknowledgeAsync),
    ];

    /// <summary>A page of the ticket, if there ever was one, is closed.</summary>
    public static async Task SilentAsync(Run run, string ticket)
    {
        if (run.Offer.IsPaged)
        {
            await OfAsync(run, ticket, "closed");
        }
    }

    /// <param name="status">That is waited for; null: any.</param>
    public static Task<JsonObject> OfAsync(Run run, string ticket, string? status) => run.UntilAsync(status is null ? $"a page of {ticket}" : $"the page of {ticket} to be {status}", async () =>
    {
        var pages = (await run.App.GetAsync("api/pages", run.Cast.Staff, run.Cancellation)).Is(200).Items.ToList();
        var page = pages.FirstOrDefault(p => p["ticketId"]?.ToString() == ticket);
        return (status is null || page?.Text("status") == status ? page : null, page is null ? $"{pages.Count} pages, none of it" : page.ToJsonString());
    });

    static async Task<string?> AcknowledgeAsync(Run run)
    {
        var id = run.Ticket;
        if (!run.Offer.IsPaged)
        {
            throw new CheckSkippedException($"the catalog pages nobody for {run.Offer.Severity}");
        }

        var page = await OfAsync(run, id, status: null);
        if (page.Text("policy") != run.Cast.Policy)
        {
            throw new CheckFailedException($"The account names the policy {run.Cast.Policy}; the ticket paged by {page.Text("policy")}. Somebody real may have been rung.");
        }

        if (run.Phone is { } phone)
        {
            await phone.AcknowledgeAsync(id);
        }
        else
        {
            (await run.App.PostAsync($"api/pages/{page.Text("id")}/acknowledge", run.Cast.Staff, new { }, run.Cancellation)).Is(200);
        }

        var taken = await OfAsync(run, id, "acknowledged");
        await run.UntilAsync($"'page-acknowledged' on the timeline of {id}", async () =>
        {
            var events = await TicketChecks.TimelineAsync(run, id);
            return (events.FirstOrDefault(e => e.Text("type") == "page-acknowledged"), TicketChecks.Types(events));
        });
        return run.Phone is null
            ? "by API: outside a development instance pages of the checks are held back, and ring nobody; the probe goes the whole way"
            : $"by {taken.Text("acknowledged.via")}, from a phone of the development inbox";
    }
}
