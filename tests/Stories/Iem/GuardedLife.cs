using System.Net;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using SupportFlows.Client;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>
/// The life of a guarded event from Friday 20 to Sunday 22 March 2026 in Shanghai, requested on Monday the 2nd, with everything done in time: each step does
/// something, and everybody who hears of it is accounted for. Olga is on call in that week; of the event Oscar has the first half, and she the second.
/// </summary>
sealed class GuardedLife(Story story)
{
    public const string Channel = "C0DEMO00001";
    const string Lei = "lei@enterprise.example";
    const string SurveyPath = "/api/iem-requests/survey/";

    static readonly string[] Scorecard = ["capacity", "redundancy", "load-test", "monitoring", "runbook", "contacts", "attack", "access"];

    StoryIem? iem;
    string? survey;

    /// <summary>In order. Between two of them anything may happen that changes nothing.</summary>
    public IReadOnlyList<(string Name, Func<Task> Does)> Steps =>
    [
        ("requested", Requested),
        ("approved", Approved),
        ("plan", PlanIsWritten),
        ("scorecard and risks", Judged),
        ("roster", RosterIsSet),
        ("kick-off", () => Milestone("kick-off", "2026-03-06T10:00Z", 1.Days(), "minutes")),
        ("architecture review", () => Milestone("architecture-review", "2026-03-11T10:00Z", 1.Days(), "architecture-diagram", "capacity-plan")),
        ("health check", () => Milestone("health-check", "2026-03-13T10:00Z", 1.Days(), "health-check-report")),
        ("risks closed", RisksAreClosed),
        ("gate", Go),
        ("begin", Begins),
        ("first hours", FirstHours),
        ("red", Red),
        ("ticket", Ticket),
        ("end", Ends),
        ("scale-down", () => Milestone("scale-down", "2026-03-23T10:00Z", 8.Hours())),
        ("metrics review", () => Milestone("metrics-review", "2026-03-25T10:00Z", 1.Days(), "metrics-summary")),
        ("report", Reported),
        ("closing", Closed),
        ("survey", Surveyed),
        ("weeks later", NothingFollows),
    ];

    StoryIem Iem => iem!;

    Inbox Room => story.Room(Channel);

    async Task Requested()
    {
        var answer = (await story.Elm().Posts("/api/iem-requests", new
        {
            externalId = "sale-1",
            @event = "Spring sale",
            firstDay = "2026-03-20",
            lastDay = "2026-03-22",
            expectedPeak = 40000,
            products = new[] { "load-balancer", "database" },
            contacts = new[] { new { name = "Ann Enterprise", email = Contacts.Ann, role = "technical lead" }, new { name = "李雷", email = Lei, role = "business owner" } },
        })).Is(HttpStatusCode.Accepted);
        iem = new StoryIem(story, (string)answer.Json["id"]!);

        Assert.Equal(Iem.Path(), answer.Headers.Location?.ToString());
        Assert.Equal(("requested", "2026-03-04T09:00:00Z", "demo-tam"), ((string)answer.Json["status"]!, (string)answer.Json["decideBy"]!, (string)answer.Json["tam"]!));
        Assert.Equal(("2026-03-19T16:00:00Z", "2026-03-22T16:00:00Z"), ((string)answer.Json["startsAt"]!, (string)answer.Json["endsAt"]!));
        await IemAssert.Notice(Iem, days: 13, isShort: false);
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.TamMailbox().Expects("To decide: Spring sale", "Elm Exchange", "40000", "load-balancer, database", "Fri 20 Mar 2026 to Sun 22 Mar 2026");
        await story.Ann().Expects("We have your event request", "before Wed 4 Mar 2026", "left after this one: 2");
        await story.Mailbox(Lei).Expects("已收到您的护航申请");
    }

    async Task Approved()
    {
        await story.Advance(1.Hours());

        await Iem.Tam.ApproveAsync(Iem.Id);

        await Iem.Is("preparing");
        await IemAssert.Due(
            Iem,
            ("kick-off", "2026-03-06T10:00:00Z"), ("architecture-review", "2026-03-11T10:00:00Z"), ("health-check", "2026-03-13T10:00:00Z"), ("risks-closed", "2026-03-17T10:00:00Z"), ("go-no-go", "2026-03-19T08:00:00Z"),
            ("scale-down", "2026-03-23T10:00:00Z"), ("metrics-review", "2026-03-25T10:00:00Z"), ("wrap-up-report", "2026-03-27T10:00:00Z"), ("closing", "2026-03-31T10:00:00Z"));
        IsInvitation(await story.Ann().Expects("Approved: Spring sale", "approved by Tam Adviser", "Kick-off: Fri 6 Mar 2026"), "event", sequence: 0, "20260319T160000Z", "20260322T160000Z");
        IsInvitation(await story.Mailbox(Lei).Expects("护航申请已批准"), "event", sequence: 0, "20260319T160000Z", "20260322T160000Z");
        foreach (var (id, start, due) in new[] { ("kick-off", "20260306T090000Z", "20260306T100000Z"), ("architecture-review", "20260311T080000Z", "20260311T100000Z"), ("go-no-go", "20260319T073000Z", "20260319T080000Z") })
        {
            IsInvitation(await story.Ann().Expects($"milestone-meeting.{id}", "You are invited"), id, sequence: 2, start, due);
            IsInvitation(await story.Mailbox(Lei).Expects($"milestone-meeting.{id}", "会议邀请"), id, sequence: 2, start, due);
            IsInvitation(await story.TamMailbox().Expects($"milestone-assigned.{id}"), id, sequence: 2, start, due);
        }

        foreach (var (id, start, due) in new[]
        {
            ("health-check", "20260313T093000Z", "20260313T100000Z"), ("risks-closed", "20260317T093000Z", "20260317T100000Z"), ("scale-down", "20260323T093000Z", "20260323T100000Z"),
            ("metrics-review", "20260325T093000Z", "20260325T100000Z"), ("wrap-up-report", "20260327T093000Z", "20260327T100000Z"), ("closing", "20260331T093000Z", "20260331T100000Z"),
        })
        {
            IsInvitation(await story.TamMailbox().Expects($"milestone-assigned.{id}"), id, sequence: 2, start, due);
        }
    }

    async Task PlanIsWritten()
    {
        await Iem.Customer.SetPlanAsync(Iem.Id, new IemPlan
        {
            SuccessCriteria = "99.95 % of orders go through",
            Bridge = "https://meet.example/sale",
            TrafficMultiple = 8.5m,
            Resources = [new("cn-east", "database", "32 cores")],
            Primary = new("Scale out, warm the caches"),
        });
        await Iem.Tam.SetPlanAsync(Iem.Id, new IemPlan
        {
            Rollback = new("Back to the old shop", "5 % of orders fail", "Ann", "A test order"),
            Escalation = [new("Tam Adviser", "+12025550115", 15.Minutes())],
        });

        var plan = (await Iem.Reads())["plan"]!;
        Assert.Equal(("https://meet.example/sale", "5 % of orders fail"), ((string)plan["bridge"]!, (string)plan["rollback"]!["trigger"]!));
    }

    async Task Judged()
    {
        await Iem.Tam.AnswerScorecardAsync(Iem.Id, Scorecard.Select(item => item == "load-test" ? new ScorecardAnswer(item, "amber", "At 80 %") : new ScorecardAnswer(item, "green")));
        await Iem.Customer.OpenRiskAsync(Iem.Id, "One database", "red", "Ann");
        await Iem.Tam.OpenRiskAsync(Iem.Id, "The warehouse system is old", "amber");
        Assert.Equal(["r1 open", "r2 open"], (await Iem.Reads())["risks"]!.AsArray().Select(r => $"{r!["id"]} {r["state"]}"));
    }

    async Task RosterIsSet()
    {
        await Iem.Tam.SetRosterAsync(Iem.Id, [Shift("demo-oncall-2", "2026-03-19T16:00Z", "2026-03-21T04:00Z"), Shift("demo-oncall-1", "2026-03-21T04:00Z", "2026-03-22T16:00Z")]);

        await story.Mailbox(Contacts.Oncall1).Expects("You are on the event team", "Elm Exchange", "https://meet.example/sale");
        await story.Mailbox(Contacts.Oncall2).Expects("您已加入护航团队");
        Assert.Empty((await Iem.Reads())["rosterGaps"]!.AsArray());
        Assert.Equal("2026-03-19T16:00:00Z", (string)(await Team("schedules")).Json["temporary"]![0]!["from"]!);
        Assert.Equal(3, (await Team("policies")).Json["levels"]!.AsArray().Count);

        static IemShift Shift(string personId, string from, string to) => new(personId, IemExtensions.At(from), IemExtensions.At(to));
    }

    async Task Milestone(string id, string due, TimeSpan remindBefore, params string[] deliverables)
    {
        await IsRemindedOf(id, due, remindBefore);
        await story.Until(due, -1.Hours());
        if (deliverables.Length > 0)
        {
            (await story.Tam().Posts(Iem.Path($"milestones/{id}/complete"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, [.. deliverables.Select(d => $"deliverables.{d}")]);
        }

        await Iem.Tam.CompleteMilestoneAsync(Iem.Id, id, deliverables.Select(d => new HandedIn(d, $"https://files.example/{d}")));
        await IsDone(id);
    }

    async Task RisksAreClosed()
    {
        await IsRemindedOf("risks-closed", "2026-03-17T10:00Z", 1.Days());
        (await story.Tam().Posts(Iem.Path("milestones/risks-closed/complete"), "{}")).Refuses(HttpStatusCode.Conflict, "risks-closed");
        await Iem.Customer.SetRiskAsync(Iem.Id, "r1", "closed", "A second one stands by");
        (await story.Tam().Posts(Iem.Path("risks/r2"), new { state = "accepted" })).Refuses(HttpStatusCode.UnprocessableEntity, "note");
        await Iem.Tam.SetRiskAsync(Iem.Id, "r2", "accepted", "It is not on the way of an order");
        await Iem.Tam.CompleteMilestoneAsync(Iem.Id, "risks-closed");
        await IsDone("risks-closed");
    }

    async Task Go()
    {
        await IsRemindedOf("go-no-go", "2026-03-19T08:00Z", 4.Hours());
        await Iem.Tam.GoAsync(Iem.Id, "All is ready.");

        await Iem.Is("ready");
        await IsDone("go-no-go");
        Assert.Null(Assert.Single(await Iem.Events("go")).Details.GetValueOrDefault("missing"));
        await story.Ann().Expects("Go: Spring sale", "Tam Adviser said go", "All is ready.");
        await story.Mailbox(Lei).Expects("确认上线");
        await story.Mailbox(Contacts.Oncall1).Expects("iem-go");
        await story.Mailbox(Contacts.Oncall2).Expects("iem-go");
    }

    async Task Begins()
    {
        await story.Until("2026-03-19T16:00Z", -1.Seconds());
        await Iem.Is("ready");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Advance(1.Seconds());

        await Iem.Is("live");
        await Room.Expects("War room open: Spring sale", "On duty now: Oscar Oncall", "Technical account manager: Tam Adviser", "https://meet.example/sale");
        await story.Mailbox(Contacts.Oncall2).Expects("oncall-started", "Spring sale");
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
    }

    async Task FirstHours()
    {
        await story.Advance(1.Hours());
        await Room.Expects("iem-status", "Spring sale", "Open tickets: none", "On duty: Oscar Oncall");
        await story.Advance(30.Minutes());
        await Iem.Tam.UpdateAsync(Iem.Id, "amber", "Twice the traffic of yesterday.");
        await Room.ExpectsNothing();
        await story.Advance(30.Minutes());
        await Room.Expects("AMBER: Spring sale", "Tam Adviser: Twice the traffic of yesterday.");
    }

    async Task Red()
    {
        await story.Advance(30.Minutes());
        await Iem.Tam.UpdateAsync(Iem.Id, "red", "One order of ten fails.");
        await Room.Expects("RED: Spring sale", "One order of ten fails.");
        await story.Advance(10.Minutes());
        await Iem.Tam.UpdateAsync(Iem.Id, "green", "It is well again.");
        await story.Advance(20.Minutes());
        await Room.Expects("GREEN: Spring sale", "It is well again.");
    }

    async Task Ticket()
    {
        await story.Advance(30.Minutes());
        var ticket = await story.Elm().Files("business-critical", externalId: "checkout-1", subject: "Checkout is down");

        Assert.Equal("demo-oncall-2", await ticket.Field("assignee"));
        await story.Mailbox(Contacts.Oncall2).Expects("ticket-assigned", "Checkout is down");
        await story.Ann().Expects("ticket-accepted", "Checkout is down");
        var page = await StoryPage.Of(ticket).Reads();
        Assert.Equal(($"iem-{Iem.Id}", "demo-oncall-2"), (page.Policy, Assert.Single(page.Deliveries!, d => d.Channel == "sms").Person));
        await story.Advance(5.Minutes());
        await story.Staff.Replies(ticket, "We are on it.");
        await story.Ann().Expects("ticket-reply", "We are on it.");
        await story.Advance(25.Minutes());
        await Room.Expects("Open tickets: 1, 1 urgent");
        await story.Staff.Client.Tickets.ResolveAsync(ticket.Id);
        await story.Ann().Expects("ticket-resolved");
        await story.Staff.Client.Tickets.CloseAsync(ticket.Id);
        await story.Ann().Expects("ticket-closed");
        await story.Advance(1.Hours());
        await Room.Expects("Open tickets: none");
    }

    async Task Ends()
    {
        for (var at = IemExtensions.At("2026-03-19T22:00Z"); at < IemExtensions.At("2026-03-22T16:00Z"); at += 1.Hours())
        {
            await story.Advance(at - story.Now);
            await Room.Expects("iem-status", at < IemExtensions.At("2026-03-21T04:00Z") ? "On duty: Oscar Oncall" : "On duty: Olga Oncall");
        }

        await story.Mailbox(Contacts.Oncall2).Expects("oncall-ended", "Spring sale");
        await story.Mailbox(Contacts.Oncall1).Expects("oncall-started", "Spring sale");
        await story.Until("2026-03-22T16:00Z");

        await Iem.Is("wrapping-up");
        await Room.Expects("War room closed: Spring sale", "before Fri 27 Mar 2026");
        await story.Mailbox(Contacts.Oncall1).Expects("oncall-ended", "Spring sale");
        (await Team("schedules")).Refuses(HttpStatusCode.NotFound);
        (await Team("policies")).Refuses(HttpStatusCode.NotFound);
    }

    async Task Reported()
    {
        (await story.Tam().Posts(Iem.Path("close"), new { reasonCode = "successful" })).Refuses(HttpStatusCode.Conflict, "report");
        await IsRemindedOf("wrap-up-report", "2026-03-27T10:00Z", 1.Days());

        await Iem.Tam.WriteReportAsync(Iem.Id, "40,000 orders a minute.\nNext time: a bigger database.");

        await IsDone("wrap-up-report");
        await story.Ann().Expects("Report: Spring sale", "Your tickets in that time: 1", "Promises missed: none", "Next time: a bigger database.");
        await story.Mailbox(Lei).Expects("护航总结报告");
        var report = (await story.Elm().Gets(Iem.Path("report"))).Is(HttpStatusCode.OK).Json;
        var tickets = report["tickets"]!;
        Assert.Equal((1, 1, 1, 0, "PT5M"), ((int)tickets["filed"]!, (int)tickets["urgent"]!, (int)tickets["answered"]!, (int)tickets["missed"]!, (string)tickets["slowestResponse"]!));
        Assert.Equal(["amber", "red", "green"], report["updates"]!.AsArray().Select(u => (string)u!["state"]!));
        Assert.Equal(71, (int)report["statusesSent"]!);
        Assert.Equal(8, report["milestones"]!.AsArray().Count(m => (bool?)m!["onTime"] == true));
        var page = (await story.Elm().Gets(Iem.Path("report"), ("Accept", "text/html"))).Is(HttpStatusCode.OK);
        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("<p>Next time: a bigger database.</p>", page.Text, StringComparison.Ordinal);
        Assert.Contains("Checkout is down", page.Text, StringComparison.Ordinal);
    }

    async Task Closed()
    {
        await IsRemindedOf("closing", "2026-03-31T10:00Z", 1.Days());
        (await story.Tam().Posts(Iem.Path("close"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "reasonCode");

        await Iem.Tam.CloseAsync(Iem.Id, "successful-with-incidents", "One ticket");

        await Iem.Is("closed");
        await IsDone("closing");
        Assert.Null(Assert.Single(await Iem.Events("closed")).Details.GetValueOrDefault("undone"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await story.Get<DurableTaskClient>().GetInstanceAsync($"iem-{Iem.Id}"))!.RuntimeStatus);
        survey = LinkIn(await story.Ann().Expects("How did we do? Spring sale"));
        Assert.NotEqual(survey, LinkIn(await story.Mailbox(Lei).Expects("请评价本次护航")));
    }

    async Task Surveyed()
    {
        Assert.Contains("How well did we guard your event?", (await story.Stranger.Gets(survey!)).Is(HttpStatusCode.OK).Text);
        Assert.Null((await Iem.Reads())["survey"]);

        Assert.Contains("Thank you", (await story.Stranger.Posts(survey!, "rating=5&comment=We+slept+well.")).Is(HttpStatusCode.OK).Text);

        var answered = (await Iem.Reads())["survey"]!;
        Assert.Equal((5, "We slept well.", Contacts.Ann), ((int)answered["rating"]!, (string)answered["comment"]!, (string)answered["by"]!));
    }

    async Task NothingFollows()
    {
        await story.Advance(20.Days());

        await Iem.Is("closed");
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
        Assert.Single((await story.Entitlements()).Claims);
        var timeline = await Timeline();
        Assert.Equal(Enumerable.Range(1, timeline.Count), timeline.Select(e => (int)e["number"]!));
        Assert.Equal(timeline.Select(e => (string)e["at"]!).Order(StringComparer.Ordinal), timeline.Select(e => (string)e["at"]!));
        var happened = timeline.Select(e => (string)e["type"]!).Where(t => t is not "status-sent").GroupBy(t => t).ToDictionary(t => t.Key, t => t.Count());
        Assert.Equal(
            new SortedDictionary<string, int>
            {
                ["requested"] = 1, ["approved"] = 1, ["plan-changed"] = 2, ["scorecard-answered"] = 8, ["risk-opened"] = 2, ["risk-changed"] = 2, ["roster-set"] = 1, ["milestone-reminded"] = 9, ["milestone-done"] = 6,
                ["go"] = 1, ["started"] = 1, ["updated"] = 3, ["ended"] = 1, ["reported"] = 1, ["closed"] = 1, ["surveyed"] = 1,
            },
            new SortedDictionary<string, int>(happened));
        Assert.Equal(71, timeline.Count(e => (string)e["type"]! == "status-sent"));
        // The customer sees what is done for him; reminders are ours.
        var seen = (await story.Elm().Gets(Iem.Path("timeline?pageSize=200"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(timeline.Count - 9, seen.Count);
    }

    async Task IsRemindedOf(string id, string due, TimeSpan before)
    {
        await story.Until(due, -before - 1.Seconds());
        await story.TamMailbox().ExpectsNothing();
        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects($"milestone-reminder.{id}");
    }

    async Task IsDone(string id)
    {
        var milestone = await Iem.Milestone(id);
        Assert.Equal(("done", "demo-tam"), ((string)milestone["state"]!, (string)milestone["doneBy"]!["id"]!));
        Assert.Null(milestone["missedAt"]);
    }

    Task<Harness.Answer> Team(string what) => story.Staff.Gets($"/api/{what}/iem-{Iem.Id}");

    async Task<IReadOnlyList<JsonNode>> Timeline() =>
        [.. (await story.Staff.Gets(Iem.Path("timeline?pageSize=200"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(e => e!)];

    void IsInvitation(Delivered message, string part, int sequence, string start, string end)
    {
        Assert.Equal(
            ("REQUEST", $"{Iem.Id}.{part}@supportflows", $"{sequence}", start, end),
            (message.Line("METHOD"), message.Line("UID"), message.Line("SEQUENCE"), message.Line("DTSTART"), message.Line("DTEND")));
    }

    static string LinkIn(Delivered message)
    {
        var from = message.Body.IndexOf(SurveyPath, StringComparison.Ordinal);
        return message.Body[from..].Split([' ', '\n', '\r'])[0];
    }
}
