using System.Text.Json.Nodes;

namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>A promise that nobody keeps: warnings, a page, and the miss, each at its time.</summary>
static class ClockChecks
{
    /// <summary>Nobody waits longer for the checks after a deployment.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<Check> All { get; } = [new("a promise that nobody keeps is warned of at its times, and missed once when it is due", MissAsync)];

    static async Task<string?> MissAsync(Run run)
    {
        var offer = run.Offer;
        if (offer.Target > Longest)
        {
            throw new CheckSkippedException($"the shortest target is {offer.Target}; start the instance with SupportFlows__Catalog=…/Cli/Smoke/catalog.json, whose targets are seconds");
        }

        var filed = await TicketChecks.FiledAsync(run, "Nobody answers this one", $"{run.Id}-missed");
        var (id, clock) = (filed.Text("id"), TicketChecks.Clock(filed));
        var (started, due) = (clock.Instant("startedAt"), clock.Instant("dueAt"));
        if (offer.IsPaged)
        {
            var page = await PageChecks.OfAsync(run, id, status: null);
            (await run.App.PostAsync($"api/pages/{page.Text("id")}/acknowledge", run.Cast.Staff, new { }, run.Cancellation)).Is(200);
        }

        await run.UntilAsync($"'clock-missed' on the timeline of {id}, due {due:HH:mm:ss}", async () => await MissesAsync(run, id), offer.Target + run.Late + run.Late);
        // Once: a second one would follow soon.
        (await run.App.PostAsync($"api/tickets/{id}/replies", run.Cast.Staff, new { body = "Too late, as the smoke test wants it.", @public = true }, run.Cancellation)).Is(201);
        var events = await TicketChecks.TimelineAsync(run, id);
        var warned = offer.Warnings.Select(percent => Late(run, events, "clock-warned", started + (offer.Target * percent / 100), e => e.Text("details.percent") == $"{percent}", $"the warning at {percent} %")).ToList();
        var missed = Late(run, events, "clock-missed", due, _ => true, "the miss");
        var after = TicketChecks.Clock((await run.App.GetAsync($"api/tickets/{id}", run.Cast.Staff, run.Cancellation)).Is(200).Json);
        return after.Text("state") == "missed"
            ? $"warnings {string.Join(", ", warned.Select(w => $"{w.TotalSeconds:0.0}"))} s after their times, the miss {missed.TotalSeconds:0.0} s"
            : throw new CheckFailedException($"Answered after it was missed, the clock of {id} is {after.Text("state")}.");
    }

    static async Task<(JsonObject? Found, string Seen)> MissesAsync(Run run, string id)
    {
        var events = await TicketChecks.TimelineAsync(run, id);
        return (events.FirstOrDefault(e => e.Text("type") == "clock-missed"), TicketChecks.Types(events));
    }

    /// <returns>How late it was written down.</returns>
    /// <exception cref="CheckFailedException">Not there once, too early or too late.</exception>
    static TimeSpan Late(Run run, IReadOnlyList<JsonObject> events, string type, DateTimeOffset at, Func<JsonObject, bool> isIt, string name)
    {
        var found = events.Where(e => e.Text("type") == type && isIt(e)).ToList();
        if (found is not [var one])
        {
            throw new CheckFailedException($"Expected {name} once, at {at:HH:mm:ss.f}, found it {found.Count} times: {string.Join(", ", events.Select(e => $"{e.Text("type")} {e.Instant("at"):HH:mm:ss.f}"))}");
        }

        var late = one.Instant("at") - at;
        return late >= TimeSpan.Zero && late <= run.Late
            ? late
            : throw new CheckFailedException($"Expected {name} from {at:HH:mm:ss.f} on and at most {run.Late.TotalSeconds:0} s later, found it at {one.Instant("at"):HH:mm:ss.f}.");
    }
}
