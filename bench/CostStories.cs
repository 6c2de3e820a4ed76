using SupportFlows.Client;

namespace SupportFlows.Bench;

/// <param name="Tellings">How often it is told.</param>
/// <param name="Tale">With an id of its own.</param>
sealed record CostStory(string Name, int Tellings, Func<FrozenApp, string, Task> Tale)
{
    /// <summary>What is there before it begins, and costs nothing.</summary>
    public Func<FrozenApp, Task> Before { get; init; } = _ => Task.CompletedTask;
}

/// <summary>The lives that a ticket, a page and a guarded launch event can have.</summary>
static class CostStories
{
    const int Often = 10;

    static readonly (string Milestone, string[] Deliverables)[] Before =
    [
        ("kick-off", ["minutes"]), ("architecture-review", ["architecture-diagram", "capacity-plan"]), ("health-check", ["health-check-report"]), ("risks-closed", []),
    ];

    public static IReadOnlyList<CostStory> All =>
    [
        new("a ticket, filed: acknowledged, assigned", Often, (app, id) => FileAsync(app, id)),
        new("a ticket, filed, answered, resolved, closed", Often, AnsweredAsync),
        new("the same, and a webhook is told of everything", Often, AnsweredAsync) { Before = app => app.SubscribeAsync() },
        new("a ticket, pending until it closes by itself", Often, PendingAsync),
        new("a ticket that nobody answers: warnings, page, miss", Often, MissedAsync),
        new("a page, acknowledged at its first text, closed", Often, AcknowledgedAsync),
        new("a page, through all levels until somebody acknowledges", Often, EscalatedAsync),
        new("a launch event, requested, approved, cancelled", 3, CancelledAsync),
        new("a launch event, from its request to its closing", 1, GuardedAsync),
    ];

    static async Task<string> FileAsync(FrozenApp app, string id, string severity = "general")
    {
        using var customer = app.As("demo-enterprise");
        var ticket = await customer.Tickets.FileAsync(new NewTicket
        {
            ExternalId = id,
            Subject = "Uploads are slow",
            Description = "Since this morning, uploads from Frankfurt take twice as long as they did last week. Nothing has changed on our side.",
            Severity = severity,
            Contact = new Contact("Ann", "ann@enterprise.example"),
        });
        await app.SettleAsync();
        return ticket.Id;
    }

    static async Task AnsweredAsync(FrozenApp app, string id)
    {
        using var staff = app.As("demo-staff");
        var ticket = await FileAsync(app, id);
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        await staff.Tickets.ReplyAsync(ticket, "Please try again: the cache was full.", isPublic: true);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        await staff.Tickets.ResolveAsync(ticket);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        await staff.Tickets.CloseAsync(ticket);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    static async Task PendingAsync(FrozenApp app, string id)
    {
        using var staff = app.As("demo-staff");
        var ticket = await FileAsync(app, id);
        await staff.Tickets.ReplyAsync(ticket, "Please send us the log.", isPublic: true);
        await app.SettleAsync();
        await staff.Tickets.PendAsync(ticket);
        await app.AdvanceAsync(TimeSpan.FromDays(60));
    }

    static async Task MissedAsync(FrozenApp app, string id)
    {
        using var staff = app.As("demo-staff");
        var ticket = await FileAsync(app, id);
        await app.AdvanceAsync(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));
        await staff.Tickets.ReplyAsync(ticket, "We are late, and on it.", isPublic: true);
        await app.SettleAsync();
        await staff.Tickets.ResolveAsync(ticket);
        await app.SettleAsync();
        await staff.Tickets.CloseAsync(ticket);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    static async Task<string> PageAsync(FrozenApp app, SupportFlowsClient staff, string id)
    {
        var page = await staff.Pages.OpenAsync(new NewPage { Policy = "default", Subject = "Shop down", Details = "Nobody can pay.", ExternalId = id });
        await app.SettleAsync();
        return page.Id;
    }

    static async Task AcknowledgedAsync(FrozenApp app, string id)
    {
        using var staff = app.As("demo-staff");
        var page = await PageAsync(app, staff, id);
        await app.AdvanceAsync(TimeSpan.FromSeconds(30));
        await staff.Pages.AcknowledgeAsync(page);
        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        await staff.Pages.CloseAsync(page);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    static async Task EscalatedAsync(FrozenApp app, string id)
    {
        using var staff = app.As("demo-staff");
        var page = await PageAsync(app, staff, id);
        await app.AdvanceAsync(TimeSpan.FromMinutes(40));
        await staff.Pages.AcknowledgeAsync(page);
        await app.SettleAsync();
        await staff.Pages.CloseAsync(page);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    static async Task<IemRequest> RequestAsync(FrozenApp app, string id)
    {
        using var customer = app.As("demo-enterprise");
        using var manager = app.As("demo-tam");
        var first = DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(18);
        var request = await customer.IemRequests.RequestAsync(new NewIemRequest
        {
            Event = "Spring sale",
            FirstDay = first,
            LastDay = first.AddDays(2),
            ExpectedPeak = "40,000 orders a minute",
            Products = ["load-balancer", "database"],
            Contacts = [new IemContact("Ann Enterprise", "ann@enterprise.example", Role: "technical lead")],
            ExternalId = id,
        });
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        return await manager.IemRequests.ApproveAsync(request.Id);
    }

    static async Task CancelledAsync(FrozenApp app, string id)
    {
        using var customer = app.As("demo-enterprise");
        var request = await RequestAsync(app, id);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        await customer.IemRequests.CancelAsync(request.Id, "The sale is off.");
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    static async Task GuardedAsync(FrozenApp app, string id)
    {
        using var manager = app.As("demo-tam");
        var iem = manager.IemRequests;
        var request = await RequestAsync(app, id);
        foreach (var (milestone, deliverables) in Before)
        {
            await app.SettleAsync();
            await iem.CompleteMilestoneAsync(request.Id, milestone, deliverables.Select(d => new HandedIn(d, $"https://files.example/{d}")));
        }

        await app.SettleAsync();
        await iem.GoAsync(request.Id, "All is ready.");
        await app.AdvanceAsync(request.EndsAt - app.Now + TimeSpan.FromHours(1));
        await iem.CompleteMilestoneAsync(request.Id, "scale-down");
        await app.SettleAsync();
        await iem.CompleteMilestoneAsync(request.Id, "metrics-review", [new HandedIn("metrics-summary", "https://files.example/metrics")]);
        await app.SettleAsync();
        await iem.WriteReportAsync(request.Id, "40,000 orders a minute, and none lost.");
        await app.SettleAsync();
        await iem.CloseAsync(request.Id, "successful");
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
    }
}
