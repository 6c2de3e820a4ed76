using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The first day is Wednesday 18 March 2026; the customer wants more of it, or less.</summary>
public class WhileItRuns
{
    [Fact]
    public Task Extended_Within_Three_Days_It_Ends_Later_And_Is_Reported_Later() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await Runs(story, "2026-03-18");
        await story.Advance(20.Hours());

        (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-03-18" })).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay");
        (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-03-21" })).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay");
        (await story.Elm().Posts(iem.Path("reschedule"), new { firstDay = "2026-03-19", lastDay = "2026-03-19" })).Refuses(HttpStatusCode.Conflict, "status");
        await iem.Customer.ExtendAsync(iem.Id, new(2026, 3, 19), reason: "It sells.");

        Assert.Equal("CONFIRMED", (await story.Ann().Expects("Extended to Thu 19 Mar 2026", "It sells.", "Report: Thu 26 Mar 2026".Replace("Report", "Wrap-up report", StringComparison.Ordinal))).Line("STATUS"));
        await story.TamMailbox().Expects("iem-moved");
        foreach (var milestone in new[] { "scale-down", "metrics review", "wrap-up report", "closing" })
        {
            await story.TamMailbox().Expects("milestone-assigned", milestone);
        }

        await IemAssert.Due(iem, ("kick-off", "2026-03-04T10:00:00Z"), ("scale-down", "2026-03-20T10:00:00Z"), ("wrap-up-report", "2026-03-26T10:00:00Z"));
        await story.Until("2026-03-19T15:59:59Z");
        await iem.Is("live");
        await story.Advance(1.Seconds());
        await iem.Is("wrapping-up");
        var group = await story.Group();
        Assert.Contains("war-room-opened", group[0]);
        Assert.Contains("war-room-closed", group[^1]);
        Assert.Equal(47, group.Count(m => m.Contains(".iem-status.", StringComparison.Ordinal)));
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
    });

    [Fact]
    public Task Fourth_Day_Is_Bought_While_It_Runs() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await Runs(story, "2026-03-20");
        await story.Advance(60.Hours());

        (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-03-21" })).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay");
        await iem.Customer.ExtendAsync(iem.Id, new(2026, 3, 21), furtherDays: 1);
        await story.Ann().Expects("iem-quote", "14000.00 CNY", "Fri 20 Mar 2026 17:00");
        Assert.Equal("2026-03-20", await iem.Field("lastDay"));
        await iem.Customer.AcceptQuoteAsync(iem.Id, "PO-9");

        await story.Ann().Expects("Quote accepted");
        await story.TamMailbox().Expects("Quote accepted");
        await story.Ann().Expects("Extended to Sat 21 Mar 2026");
        await story.TamMailbox().Expects("iem-moved", "Extended");
        Assert.Equal(("live", "2026-03-21", 1), (await iem.Field("status"), await iem.Field("lastDay"), (int)(await iem.Reads())["session"]!["furtherDays"]!));
        await story.ForgetsMessages();
        await story.Until("2026-03-21T15:59:59Z");
        await iem.Is("live");
        await story.Advance(1.Seconds());
        await iem.Is("wrapping-up");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Day_That_Is_Not_Bought_In_Time_Is_Not_Guarded() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await Runs(story, "2026-03-20");
        await story.Advance(60.Hours());
        await iem.Customer.ExtendAsync(iem.Id, new(2026, 3, 21), furtherDays: 1);
        await story.Ann().Expects("iem-quote");

        await story.Until("2026-03-20T16:00Z");

        await story.Ann().Expects("Quote expired");
        await story.TamMailbox().Expects("Quote expired");
        await iem.Is("wrapping-up");
        Assert.Equal("2026-03-20", await iem.Field("lastDay"));
        (await story.Elm().Posts(iem.Path("accept-quote"), new { purchaseReference = "PO-9" })).Refuses(HttpStatusCode.Conflict, "status");
    });

    [Fact]
    public Task Cancelled_While_It_Runs_The_Session_Is_Used() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await Runs(story, "2026-03-19");
        await story.Advance(90.Minutes());

        await iem.Customer.CancelAsync(iem.Id, "The warehouse burns.");

        await iem.Is("cancelled");
        var told = await story.Ann().Expects("iem-ended", "The warehouse burns.");
        Assert.DoesNotContain("given back", told.Body);
        await story.TamMailbox().Expects("iem-ended");
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
        Assert.False((bool)(await iem.Reads())["session"]!["givenBack"]!);
        Assert.Contains("war-room-closed", (await story.Group())[^1]);
        var said = (await story.Group()).Count;
        await story.ForgetsMessages();
        await story.Advance(10.Days());
        Assert.Equal(said, (await story.Group()).Count);
    });

    /// <summary>It has just begun, all prepared.</summary>
    static async Task<StoryIem> Runs(Story story, string lastDay)
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-03-18", lastDay);
        await iem.Tam.GoAsync(iem.Id);
        await story.Passes("2026-03-17T16:00Z");
        await iem.Is("live");
        return iem;
    }
}
