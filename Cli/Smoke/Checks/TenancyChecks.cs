namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>What is one customer's is not there for another.</summary>
static class TenancyChecks
{
    public static IReadOnlyList<Check> All { get; } = [new("another customer neither sees the ticket nor can touch it", TicketAsync)];

    static async Task<string?> TicketAsync(Run run)
    {
        var (app, id, cast) = (run.App, run.Ticket, run.Cast);
        (await app.GetAsync($"api/tickets/{id}", cast.Other, run.Cancellation)).Is(404);
        (await app.GetAsync($"api/tickets/{id}/timeline", cast.Other, run.Cancellation)).Is(404);
        (await app.PostAsync($"api/tickets/{id}/replies", cast.Other, new { body = "Never" }, run.Cancellation)).Is(404);
        (await app.PostAsync($"api/tickets/{id}/close", cast.Other, new { }, run.Cancellation)).Is(404);
        (await app.GetAsync($"api/accounts/{cast.Account}/entitlements", cast.Other, run.Cancellation)).Is(404, 403);
        await ListsAsync(run, id, cast.Customer, isThere: true);
        await ListsAsync(run, id, cast.Other, isThere: false);
        return null;
    }

    static async Task ListsAsync(Run run, string id, string key, bool isThere)
    {
        var listed = (await run.App.GetAsync("api/tickets", key, run.Cancellation)).Is(200).Items.Select(t => t.Text("id")).ToList();
        if (listed.Contains(id) != isThere)
        {
            throw new CheckFailedException($"The list of {(isThere ? "its own customer does not have" : "another customer has")} {id}.");
        }
    }
}
