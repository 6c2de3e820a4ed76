using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.IemDays;

public class GoodCase
{
    static readonly string[] Milestones =
        ["kick-off", "architecture-review", "health-check", "risks-closed", "go-no-go", "scale-down", "metrics-review", "wrap-up-report", "closing"];

    [Fact]
    public Task Event_Is_Guarded_From_The_Request_To_The_Survey() => Story.Tell(Story.NoAuditor, async story =>
    {
        await Step(story, "request");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Ann().Expects("iem-received", "notice: 28");
        await story.TamMailbox().Expects("To decide", "Elm Exchange");
        await Step(story, "half of the time to decide");
        await story.TamMailbox().Expects("Still to decide");

        await Step(story, "approve");
        var approved = await story.Ann().Expects("iem-approved", "Tam Adviser", "Kick-off: Fri 27 Mar 2026 11:00 (Europe/Berlin)");
        Assert.Equal(("0", "20260412T160000Z"), (approved.Line("SEQUENCE"), approved.Line("DTSTART")));
        foreach (var meeting in new[] { "kick-off", "architecture-review", "go-no-go" })
        {
            Assert.Equal("REQUEST", (await story.Ann().Expects($"milestone-meeting.{meeting}~1")).Line("METHOD"));
        }

        foreach (var milestone in Milestones)
        {
            Assert.Contains(milestone, (await story.TamMailbox().Expects($"milestone-assigned.{milestone}~1")).Line("UID"), StringComparison.Ordinal);
        }

        await Prepares(story);
        await Runs(story);
        await WrapsUp(story);
    });

    static async Task Prepares(Story story)
    {
        await Step(story, "plan", "risk", "kick-off is near");
        await story.TamMailbox().Expects("milestone-reminder.kick-off~1");
        await Step(story, "kick-off", "architecture review");
        await story.TamMailbox().Expects("milestone-reminder.architecture-review~1");
        await Step(story, "scorecard", "health check");
        await story.TamMailbox().Expects("milestone-reminder.health-check~1");
        await Step(story, "risk is closed", "roster");
        await story.Mailbox(Contacts.Expert).Expects("iem-roster", "Spring sale");
        await story.Mailbox(Contacts.Oncall2).Expects("iem-roster");
        await Step(story, "risks closed");
        await story.TamMailbox().Expects("milestone-reminder.risks-closed~1");
        await Step(story, "go");
        await story.TamMailbox().Expects("milestone-reminder.go-no-go~1");
        foreach (var told in new[] { story.Ann(), story.Mailbox(Contacts.Expert), story.Mailbox(Contacts.Oncall2) })
        {
            await told.Expects("iem-go", "All is ready.");
        }

        var go = Assert.Single(await (await Life.FindAsync(story)).Events("go"));
        Assert.Null(go["details"]!["missing"]);
    }

    static async Task Runs(Story story)
    {
        await Step(story, "it begins");
        var iem = await Life.FindAsync(story);
        await iem.Is("live");
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
        Assert.Contains("war-room-opened", Assert.Single(await story.Group()), StringComparison.Ordinal);
        await story.Mailbox(Contacts.Expert).Expects("oncall-started", "Spring sale");
        await Step(story, "an hour later");
        Assert.Contains("On duty: Xia Expert", (await story.Group())[^1], StringComparison.Ordinal);

        await Step(story, "trouble");
        Assert.Contains("Payments fail at 3 %.", (await story.Group())[^1], StringComparison.Ordinal);
        await Step(story, "ticket");
        var ticket = await Life.TicketAsync(story);
        Assert.Equal("demo-expert", await ticket.Field("assignee"));
        Assert.Equal($"iem-{iem.Id}", (string?)(await StoryPage.Of(ticket).Reads())["policy"]);
        await story.Ann().Expects("ticket-accepted");
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned");
        await Step(story, "answer");
        await story.Ann().Expects("ticket-reply");

        await Step(story, "all is well", "the last hour");
        await story.Mailbox(Contacts.Expert).Expects("oncall-ended", "Spring sale");
        await story.Mailbox(Contacts.Oncall2).Expects("oncall-started", "Spring sale");
        // Every hour of two days but the first, and once at once.
        Assert.Equal(1 + 47 + 1, (await story.Group()).Count);
        await Step(story, "it ends");
        await story.Mailbox(Contacts.Oncall2).Expects("oncall-ended");
        Assert.Contains("war-room-closed", (await story.Group())[^1], StringComparison.Ordinal);
        (await story.Staff.Gets($"/api/schedules/iem-{iem.Id}")).Is(HttpStatusCode.NotFound);
        (await story.Staff.Gets($"/api/policies/iem-{iem.Id}")).Is(HttpStatusCode.NotFound);
    }

    static async Task WrapsUp(Story story)
    {
        var iem = await Life.FindAsync(story);
        await Step(story, "scale-down", "metrics review");
        await Step(story, "report");
        await story.Ann().Expects("iem-report", "Raise the payment limit");
        await Step(story, "close");
        await story.Ann().Expects("iem-survey");
        await Step(story, "survey");

        await iem.Is("closed");
        var report = (await story.Elm().Gets(iem.Path("report"))).Is(HttpStatusCode.OK).Json;
        Assert.Equal((1, 1, 0, 48), ((int)report["tickets"]!["filed"]!, (int)report["tickets"]!["answered"]!, (int)report["tickets"]!["missed"]!, (int)report["statusesSent"]! + 1));
        Assert.All(report["milestones"]!.AsArray(), m => Assert.True((bool?)m!["onTime"], (string)m["id"]!));
        Assert.Equal(["red", "green"], report["updates"]!.AsArray().Select(u => (string)u!["state"]!));
        var page = (await story.Elm().Gets(iem.Path("report"), ("Accept", "text/html"))).Is(HttpStatusCode.OK);
        Assert.Contains("<h1>Spring sale</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VCALENDAR", (await story.Elm().Gets(iem.Path("calendar.ics"))).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        await story.Advance(TimeSpan.FromDays(30));
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
    }

    static async Task Step(Story story, params string[] names)
    {
        foreach (var name in names)
        {
            await Life.Steps.Single(s => s.Name == name).Do(story);
        }
    }
}
