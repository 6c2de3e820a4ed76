using System.Globalization;

namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>Requests for guarded launch events, around the recommended notice.</summary>
static class EventChecks
{
    public static IReadOnlyList<Check> All { get; } = [new("a launch event with the recommended notice is taken, with a day less it takes a reason, and faulty days are refused", NoticeAsync)];

    static async Task<string?> NoticeAsync(Run run)
    {
        var cast = run.Cast;
        var wanted = run.Offer.NoticeDays is > 0 and int days ? days : throw new CheckSkippedException($"the plan {run.Offer.Plan} has no launch events, or asks for no notice");
        var (today, calendar) = (DateOnly.FromDateTime((await run.NowAsync()).UtcDateTime), await CalendarAsync(run));
        var (enough, hurry) = (calendar.After(today, wanted), calendar.After(today, wanted - 1));

        (await run.App.PostAsync("api/iem-requests", cast.Customer, Order(run, enough, enough.AddDays(-1)), run.Cancellation)).Refuses(422, "lastDay");
        (await run.App.PostAsync("api/iem-requests", cast.Customer, Order(run, enough, enough.AddDays(run.Offer.DaysPerSession)), run.Cancellation)).Refuses(422, "lastDay");
        if (run.Offer.FreePlan != run.Offer.Plan)
        {
            (await run.App.PostAsync("api/iem-requests", cast.Other, Order(run, enough, enough), run.Cancellation)).Refuses(422, "account");
        }

        var left = await LeftAsync(run);
        var hurried = await RequestAsync(run, hurry, wanted - 1, isExpedited: true);
        (await run.App.PostAsync($"api/iem-requests/{hurried}/approve", run.App.Operator, new { }, run.Cancellation)).Refuses(422, "reason");
        await CancelAsync(run, hurried);
        var request = await RequestAsync(run, enough, wanted, isExpedited: false);
        (await run.App.GetAsync($"api/iem-requests/{request}", cast.Other, run.Cancellation)).Is(404);
        var reserved = await LeftAsync(run);
        await CancelAsync(run, request);
        var back = await LeftAsync(run);
        return reserved == left - 1 && back == left
            ? $"{wanted} business days before {enough:yyyy-MM-dd}; its session was given back"
            : throw new CheckFailedException($"Of {left} sessions {reserved} were left while one was reserved, and {back} after it was cancelled.");
    }

    static async Task<BusinessDays> CalendarAsync(Run run) => new((await run.App.GetAsync($"api/calendars/{StageChecks.Region}", run.Cast.Customer, run.Cancellation)).Is(200).Json);

    static object Order(Run run, DateOnly first, DateOnly last) => new
    {
        @event = "[smoke test] Nothing is launched",
        firstDay = Text(first),
        lastDay = Text(last),
        timeZone = StageChecks.Zone,
        contacts = new[] { new { name = "Smoke customer", email = run.Email } },
    };

    static async Task<string> RequestAsync(Run run, DateOnly day, int notice, bool isExpedited)
    {
        var (app, staff) = (run.App, run.Cast.Staff);
        var made = (await app.PostAsync("api/iem-requests", run.Cast.Customer, Order(run, day, day), run.Cancellation)).Is(202).Json;
        var id = made.Text("id");
        run.Made($"launch event {id}", ct => app.PostAsync($"api/iem-requests/{id}/cancel", staff, new { reason = "Smoke test" }, ct));
        return made.Number("notice.businessDays") == notice && made.Flag("notice.expedited") == isExpedited
            ? id
            : throw new CheckFailedException($"{Text(day)} is {notice} business days ahead by the calendar {StageChecks.Region}; the answer counts {made["notice"]?.ToJsonString()}.");
    }

    static async Task CancelAsync(Run run, string id)
    {
        var cancelled = (await run.App.PostAsync($"api/iem-requests/{id}/cancel", run.Cast.Customer, new { reason = "Smoke test" }, run.Cancellation)).Is(200).Json;
        if (cancelled.Text("status") != "cancelled" || !cancelled.Flag("session.givenBack"))
        {
            throw new CheckFailedException($"Cancelled before it began, {id} is {cancelled.Text("status")}, its session {cancelled["session"]?.ToJsonString()}.");
        }
    }

    static async Task<int> LeftAsync(Run run) =>
        (await run.App.GetAsync($"api/accounts/{run.Cast.Account}/entitlements", run.Cast.Customer, run.Cancellation)).Is(200).Json.Number("iem.sessions.left");

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
