using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Browser.Days;

/// <summary>Elm, who reads Chinese, asks for a guarded event; Tam approves it and prepares it.</summary>
public class TamsDay(Chromium chromium)
{
    [Fact]
    public Task An_Event_Is_Requested_As_Days_Are_Picked_And_Approved() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        await story.PagesNobody();
        var elm = await browser.SignsIn("demo-enterprise");
        await elm.Goes("/launch-events/new");
        await elm.LooksGood("new-event-zh");
        await elm.Fills("活动名称", "Spring sale");
        await elm.Fills("首日", "2026-03-25");
        await elm.Fills("末日", "2026-03-26");
        // Counted as they are picked, without a button.
        await elm.Sees("个工作日（建议 10 个）");
        await elm.LooksGood("new-event-counted-zh");
        await elm.Presses("提交申请");
        await elm.Sees("待审批");
        await elm.LooksGood("event-requested-zh");
        var path = elm.Path.Split('?')[0];
        await elm.Goes("/launch-events");
        await elm.LooksGood("events-zh");
        await elm.Goes("/plan");
        await elm.LooksGood("plan-zh");
        await elm.Goes("/tickets/new");
        await elm.LooksGood("new-ticket-zh");

        var tam = await browser.SignsIn("demo-tam");
        await tam.Goes("/launch-events");
        await tam.LooksGood("events");
        await tam.Goes(path);
        await tam.LooksGood("event-to-decide");
        await tam.Presses("Approve");
        await tam.Sees("kick-off");
        await tam.LooksGood("event-preparing");
        await tam.Goes($"{path}/move");
        await tam.LooksGood("event-move");
        await story.ForgetsMessages();
    });
}
