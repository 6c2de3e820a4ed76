using System.Net;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The sale is put off twice, and called off on its eve.</summary>
public class MovedAndCancelled
{
    [Fact]
    public Task Everything_Moves_Along_And_Is_Withdrawn_On_The_Eve() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await iem.Tam.ApproveAsync(iem.Id);
        await iem.Tam.SetRosterAsync(iem.Id, [new("demo-oncall-1", IemExtensions.At("2026-04-12T16:00Z"), IemExtensions.At("2026-04-14T16:00Z"))]);
        var invited = await story.Ann().Expects("iem-approved");
        await story.ForgetsMessages();

        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 4, 20), new(2026, 4, 21), reason: "The stock is late.");
        var moved = await story.Ann().Expects("iem-moved", "Mon 20 Apr 2026 to Tue 21 Apr 2026", "The stock is late.", "Kick-off: Fri 3 Apr 2026");
        await story.TamMailbox().Expects("iem-moved", "Was: Mon 13 Apr 2026");
        await HasMoved(story, "2026-04-19T16:00:00Z");
        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 4, 27), new(2026, 4, 28));
        var again = await story.Ann().Expects("iem-moved", "Mon 27 Apr 2026");
        await story.TamMailbox().Expects("iem-moved", "Was: Mon 20 Apr 2026");
        await HasMoved(story, "2026-04-26T16:00:00Z");
        IsOneEntry("REQUEST", invited, moved, again);
        await IemAssert.Due(iem, ("kick-off", "2026-04-13T10:00:00Z"), ("go-no-go", "2026-04-24T08:00:00Z"), ("wrap-up-report", "2026-05-08T10:00:00Z"));
        Assert.Equal("2026-04-26T16:00:00Z", (string)(await iem.Reads())["roster"]![0]!["from"]!);
        Assert.Equal("2026-04-26T16:00:00Z", (string)(await Schedule(story, iem)).Json["temporary"]![0]!["from"]!);

        // Of the days that it had before nothing is left.
        await story.Until("2026-04-12T09:59:59Z");
        await story.TamMailbox().ExpectsNothing();
        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects("milestone-reminder", "kick-off");
        await story.Passes("2026-04-26T10:00Z");

        await iem.Customer.CancelAsync(iem.Id, "The shop is sold.");
        await iem.Is("cancelled");
        var withdrawn = await story.Ann().Expects("Cancelled", "The shop is sold.", "given back");
        IsOneEntry("CANCEL", again, withdrawn);
        await story.TamMailbox().Expects("iem-ended", "Cancelled");
        await story.Mailbox(Contacts.Oncall1).Expects("iem-ended", "Cancelled");
        // Of what lies ahead its appointments are withdrawn, too.
        foreach (var milestone in new[] { "scale-down", "metrics review", "wrap-up report", "closing" })
        {
            Assert.Equal("CANCEL", (await story.TamMailbox().Expects("milestone-meeting", milestone)).Line("METHOD"));
        }

        (await Schedule(story, iem)).Refuses(HttpStatusCode.NotFound);
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        Assert.Single(await Ledger(story), e => e == EntitlementCommands.GivenBack);
        (await story.Elm().Posts(iem.Path("cancel"), "{}")).Refuses(HttpStatusCode.Conflict, "status");
        await story.Advance(20.Days());
        Assert.Empty(await story.Group());
    });

    [Fact]
    public Task Go_That_Was_Said_Is_Asked_For_Anew_When_The_Days_Move() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");
        await iem.Tam.GoAsync(iem.Id);
        await iem.Is("ready");
        await story.ForgetsMessages();

        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 4, 27), new(2026, 4, 28));

        await iem.Is("preparing");
        await IemAssert.Due(iem, ("go-no-go", "2026-04-24T08:00:00Z"));
        Assert.Equal("open", (string)(await iem.Milestone("go-no-go"))["state"]!);
        await story.Passes("2026-04-24T03:59:59Z");
        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects("milestone-reminder", "go/no-go");
        await iem.Tam.GoAsync(iem.Id);
        await iem.Is("ready");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Customer_Who_Brings_It_Nearer_Asks_Anew_And_Nothing_Is_Promised_Until_Then() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await iem.Tam.ApproveAsync(iem.Id);
        var invited = await story.Ann().Expects("iem-approved");
        await story.ForgetsMessages();

        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 3, 9), new(2026, 3, 10));
        await iem.Is("requested");
        var moved = await story.Ann().Expects("iem-moved", "Mon 9 Mar 2026");
        Assert.DoesNotContain("Kick-off", moved.Body);
        await story.TamMailbox().Expects("iem-moved");
        await story.TamMailbox().Expects("To decide", "you have to give a reason");
        (await story.Tam().Posts(iem.Path("approve"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "reason");

        await iem.Tam.RejectAsync(iem.Id, "Too soon for us.");
        IsOneEntry("CANCEL", invited, await story.Ann().Expects("iem-ended", "Rejected", "Too soon for us."));
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        await story.ForgetsMessages();
        await story.Advance(50.Days());
    });

    static Task<Answer> Schedule(Story story, StoryIem iem) => story.Staff.Gets($"/api/schedules/iem-{iem.Id}");

    /// <summary>Each milestone of the technical account manager, each meeting of the customer and the shifts of the team are said anew.</summary>
    static async Task HasMoved(Story story, string starts)
    {
        foreach (var milestone in new[] { "kick-off", "architecture and capacity review", "go/no-go decision" })
        {
            Assert.Equal("REQUEST", (await story.Ann().Expects("milestone-meeting", milestone)).Line("METHOD"));
        }

        foreach (var milestone in new[] { "kick-off", "architecture", "health check\"", "risks closed\"", "go/no-go decision\"", "scale-down", "metrics review", "wrap-up report", "closing" })
        {
            await story.TamMailbox().Expects("milestone-assigned", $"The milestone \"{milestone}");
        }

        var day = IemExtensions.At(starts).ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture);
        await story.Mailbox(Contacts.Oncall1).Expects("iem-roster", day);
    }

    /// <summary>Calendar programs replace the earlier by the later one.</summary>
    static void IsOneEntry(string method, params Delivered[] invitations)
    {
        Assert.Single(invitations.Select(i => i.Line("UID")).Distinct());
        var numbers = invitations.Select(i => int.Parse(i.Line("SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.Equal(method, invitations[^1].Line("METHOD"));
    }

    static async Task<IReadOnlyList<string>> Ledger(Story story)
    {
        var ledgers = story.Get<PromiseStore<EntitlementLedger>>();
        var last = (await ledgers.FindAsync("demo-enterprise"))!.State.LastEvent;
        return [.. (await ledgers.NewsAsync("demo-enterprise", decided: 0, last)).Select(e => e.Type)];
    }
}
