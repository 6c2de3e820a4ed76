using System.Text.Json.Nodes;
using SupportFlows.Cli.Output;

namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>A ticket from its filing to its end.</summary>
static class TicketChecks
{
    const string FirstResponse = "first-response";

    public static IReadOnlyList<Check> Beginning { get; } =
    [
        new("a ticket is filed with the promised target, and once however often it is sent", FileAsync),
        new("it is acknowledged to the customer and given to somebody", AssignedAsync),
    ];

    public static IReadOnlyList<Check> Answer { get; } =
    [
        new("the first reply of a human keeps the promise", ReplyAsync),
        new("a change of a copy that is out of date is refused", StaleAsync),
    ];

    public static IReadOnlyList<Check> Ending { get; } = [new("it is resolved and closed, and nobody is paged for it any more", EndAsync)];

    public static object Order(Run run, string what) => new
    {
        subject = $"[smoke test] {what}",
        description = "Filed by the checks after a deployment. Nothing is wrong, and nothing needs to be done.",
        severity = run.Offer.Severity,
        contact = new { name = "Smoke customer", email = run.Email },
    };

    /// <returns>The ticket. It is closed at the end of the run, whatever becomes of it.</returns>
    public static async Task<JsonObject> FiledAsync(Run run, string what, string once)
    {
        var (app, staff) = (run.App, run.Cast.Staff);
        var filed = (await app.PostAsync("api/tickets", run.Cast.Customer, Order(run, what), run.Cancellation, ("Idempotency-Key", once))).Is(202).Json;
        var id = filed.Text("id");
        run.Made($"ticket {id}", ct => app.PostAsync($"api/tickets/{id}/close", staff, new { reason = "Smoke test" }, ct));
        return filed;
    }

    public static JsonObject Clock(JsonObject ticket) => ticket.Objects("clocks").LastOrDefault(c => c.Text("kind") == FirstResponse)
        ?? throw new CheckFailedException($"Ticket {ticket.Text("id")} has no clock for its first response.");

    public static async Task<IReadOnlyList<JsonObject>> TimelineAsync(Run run, string id) => [.. (await run.App.GetAsync($"api/tickets/{id}/timeline", run.Cast.Staff, run.Cancellation)).Is(200).Items];

    public static string Types(IEnumerable<JsonObject> events) => string.Join(", ", events.Select(e => e.Text("type")));

    static async Task<string?> FileAsync(Run run)
    {
        var (offer, filed) = (run.Offer, await FiledAsync(run, "First response", run.Id));
        run.Ticket = filed.Text("id");
        var again = await FiledAsync(run, "First response", run.Id);
        if (again.Text("id") != run.Ticket)
        {
            throw new CheckFailedException($"Sent twice under one Idempotency-Key, it is two tickets: {run.Ticket} and {again.Text("id")}.");
        }

        var clock = Clock(filed);
        if (filed.Text("severity.owed") != offer.Severity || clock.Duration("target") != offer.Target || clock.Text("state") != "running"
            || (offer.IsRoundTheClock && clock.Instant("dueAt") != clock.Instant("startedAt") + offer.Target))
        {
            throw new CheckFailedException($"The plan {offer.Plan} promises {offer.Target} for {offer.Severity}; the ticket owes {filed.Text("severity.owed")} and has the clock {clock.ToJsonString()}.");
        }

        return $"{run.Ticket}, due {clock.Text("dueAt")}";
    }

    static async Task<string?> AssignedAsync(Run run)
    {
        var id = run.Ticket;
        var assigned = await run.UntilAsync($"'acknowledged' and 'assigned' on the timeline of {id} (somebody at work must be a handler of the plan's tier)", async () =>
        {
            var events = await TimelineAsync(run, id);
            return (events.Any(e => e.Text("type") == "acknowledged") ? events.FirstOrDefault(e => e.Text("type") == "assigned") : null, Types(events));
        });
        return $"to {assigned.Text("details.assignee")}";
    }

    static async Task<string?> ReplyAsync(Run run)
    {
        var id = run.Ticket;
        (await run.App.PostAsync($"api/tickets/{id}/replies", run.Cast.Staff, new { body = "A smoke test was here.", @public = true }, run.Cancellation)).Is(201);
        var clock = Clock((await run.App.GetAsync($"api/tickets/{id}", run.Cast.Customer, run.Cancellation)).Is(200).Json);
        return clock.Text("state") == "met" && clock.Instant("endedAt") < clock.Instant("dueAt")
            ? $"{Moment.Span(clock.Instant("dueAt") - clock.Instant("endedAt"))} to spare"
            : throw new CheckFailedException($"The clock of {id} is not met: {clock.ToJsonString()}.");
    }

    static async Task<string?> StaleAsync(Run run)
    {
        var (id, staff) = (run.Ticket, run.Cast.Staff);
        var copy = (await run.App.GetAsync($"api/tickets/{id}", staff, run.Cancellation)).Is(200).ETag ?? throw new CheckFailedException($"GET /api/tickets/{id} gives no ETag.");
        (await run.App.PostAsync($"api/tickets/{id}/replies", staff, new { body = "Between two looks.", @public = false }, run.Cancellation)).Is(201);
        (await run.App.PostAsync($"api/tickets/{id}/resolve", staff, new { }, run.Cancellation, ("If-Match", copy))).Is(412);
        return null;
    }

    static async Task<string?> EndAsync(Run run)
    {
        var (id, staff) = (run.Ticket, run.Cast.Staff);
        (await run.App.PostAsync($"api/tickets/{id}/resolve", staff, new { }, run.Cancellation)).Is(200);
        var closed = (await run.App.PostAsync($"api/tickets/{id}/close", run.Cast.Customer, new { reason = "Smoke test" }, run.Cancellation)).Is(200).Json;
        if (closed.Text("status") != "closed")
        {
            throw new CheckFailedException($"Closed by its customer, {id} is {closed.Text("status")}.");
        }

        await PageChecks.SilentAsync(run, id);
        return null;
    }
}
