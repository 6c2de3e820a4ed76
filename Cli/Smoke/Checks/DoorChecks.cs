namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>Who is let in, and what is said to who sends something wrong.</summary>
static class DoorChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("without a key, or with a wrong one, nothing is read or written", NoKeyAsync),
        new("a customer's key opens nothing of an operator's or the staff's", WrongRoleAsync),
        new("wrong input is refused with the field named", WrongInputAsync),
    ];

    static async Task<string?> NoKeyAsync(Run run)
    {
        foreach (var key in new[] { null, "sf_" + new string('0', 64) })
        {
            (await run.App.GetAsync("api/tickets", key, run.Cancellation)).Is(401);
            (await run.App.PostAsync("api/tickets", key, TicketChecks.Order(run, "Never"), run.Cancellation)).Is(401);
            (await run.App.PostAsync("api/keys", key, new { role = "operator", name = "Never" }, run.Cancellation)).Is(401);
        }

        return null;
    }

    static async Task<string?> WrongRoleAsync(Run run)
    {
        (await run.App.PostAsync("api/keys", run.Cast.Customer, new { role = "operator", name = "Never" }, run.Cancellation)).Is(403);
        (await run.App.GetAsync("api/pages", run.Cast.Customer, run.Cancellation)).Is(403);
        (await run.App.GetAsync($"api/accounts/{run.Cast.Account}", run.Cast.Customer, run.Cancellation)).Is(403);
        (await run.App.PostAsync("api/keys", run.Cast.Staff, new { role = "operator", name = "Never" }, run.Cancellation)).Is(403);
        return null;
    }

    static async Task<string?> WrongInputAsync(Run run)
    {
        (await run.App.PostAsync("api/tickets", run.Cast.Customer, "{ \"subject\": ", run.Cancellation)).Is(400);
        var contact = new { name = "Smoke customer", email = run.Email };
        (await run.App.PostAsync("api/tickets", run.Cast.Customer, new { description = "Never", severity = "general", contact }, run.Cancellation)).Refuses(422, "subject");
        (await run.App.PostAsync("api/tickets", run.Cast.Customer, new { subject = "Never", description = "Never", severity = "general", contact = new { name = "Nobody", email = "nowhere" } }, run.Cancellation)).Refuses(422, "contact.email");
        return null;
    }
}
