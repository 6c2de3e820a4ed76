using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.IemDays;

/// <summary>The good case, step by step: six weeks from the request to the survey, with Qingming in between.</summary>
static class Life
{
    public const string FirstDay = "2026-04-13";
    public const string LastDay = "2026-04-14";

    static readonly object Plan = new
    {
        successCriteria = "No order is lost.",
        bridge = "https://meet.example/sale",
        trafficMultiple = 8.5,
        rollback = new { steps = "Point DNS back.", trigger = "5xx over 2 %", owner = "Ann", verification = "Orders come in." },
        escalation = new[] { new { who = "Ann", reach = "+12025550104" } },
    };

    static readonly object[] Scorecard =
        [.. new[] { "capacity", "redundancy", "load-test", "monitoring", "runbook", "contacts", "attack", "access" }.Select(item => new { item, light = "green" })];

    static readonly object[] Roster =
    [
        new { personId = "demo-expert", from = "2026-04-12T16:00:00Z", to = "2026-04-13T16:00:00Z" },
        new { personId = "demo-oncall-2", from = "2026-04-13T16:00:00Z", to = "2026-04-14T16:00:00Z" },
    ];

    public static readonly IReadOnlyList<(string Name, Func<Story, Task> Do)> Steps =
    [
        ("request", async story => await story.Requests(FirstDay, LastDay)),
        ("half of the time to decide", story => story.Until("2026-03-03T09:00Z")),
        ("approve", story => Does(story, "approve")),
        ("plan", story => Asks(story, "plan", Plan)),
        ("risk", story => Asks(story, "risks", new { title = "The payment provider limits us", rating = "amber", owner = "Ann" })),
        ("kick-off is near", story => story.Until("2026-03-26T10:00Z")),
        ("kick-off", story => Completes(story, "kick-off", "2026-03-27T09:00Z", "minutes")),
        ("architecture review", story => Completes(story, "architecture-review", "2026-04-01T08:00Z", "architecture-diagram", "capacity-plan")),
        ("scorecard", story => Does(story, "scorecard", new { answers = Scorecard })),
        ("health check", story => Completes(story, "health-check", "2026-04-03T08:00Z", "health-check-report")),
        ("risk is closed", story => Does(story, "risks/r1", new { state = "closed", note = "The limit was raised." })),
        ("roster", story => Does(story, "roster", new { shifts = Roster })),
        ("risks closed", story => Completes(story, "risks-closed", "2026-04-08T08:00Z")),
        ("go", async story =>
        {
            await story.Until("2026-04-10T07:00Z");
            await Does(story, "go", new { reason = "All is ready." });
        }),
        ("it begins", story => story.Until("2026-04-12T16:00Z")),
        ("an hour later", story => story.Until("2026-04-12T17:00Z")),
        ("trouble", story => Does(story, "updates", new { state = "red", note = "Payments fail at 3 %." })),
        ("ticket", async story => await story.Elm().Files("production-impacted", subject: "Checkout is slow", externalId: "in-the-event")),
        ("answer", async story => await story.Staff.Replies(await TicketAsync(story), "We moved the traffic.")),
        ("all is well", story => Does(story, "updates", new { state = "green", note = "Payments are back." })),
        ("the last hour", story => story.Until("2026-04-14T15:59Z")),
        ("it ends", story => story.Until("2026-04-14T16:00Z")),
        ("scale-down", story => Completes(story, "scale-down", "2026-04-15T01:00Z")),
        ("metrics review", story => Completes(story, "metrics-review", "2026-04-16T08:00Z", "metrics-summary")),
        ("report", async story =>
        {
            await story.Until("2026-04-20T08:00Z");
            await Does(story, "report", new { summary = "One incident of an hour. Raise the payment limit before the next one." });
        }),
        ("close", story => Does(story, "close", new { reasonCode = "successful-with-incidents" })),
        ("survey", story => Asks(story, "survey", new { rating = 5, comment = "You were there." })),
    ];

    public static async Task<StoryIem> FindAsync(Story story) =>
        new(story, (string)Assert.Single((await story.Elm().Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!["id"]!);

    public static async Task<StoryTicket> TicketAsync(Story story) =>
        new(story, (string)Assert.Single((await story.Elm().Gets("/api/tickets")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!["id"]!);

    static async Task Does(Story story, string move, object? body = null) => await (await FindAsync(story)).Does(move, body);

    static async Task Asks(Story story, string move, object body) => await (await FindAsync(story)).Asks(move, body);

    static async Task Completes(Story story, string milestone, string at, params string[] deliverables)
    {
        await story.Until(at);
        await Does(story, $"milestones/{milestone}/complete", new { deliverables = deliverables.Select(d => new { deliverable = d, link = $"https://files.example/{d}" }) });
    }
}
