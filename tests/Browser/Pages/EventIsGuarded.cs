using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Browser.Pages;

/// <summary>The pages of a launch event that are opened by links, and its report.</summary>
public class EventIsGuarded(Chromium chromium)
{
    [Fact]
    public Task From_The_Approval_To_The_Survey() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        await story.PagesNobody();
        var iem = await story.Requests("2026-03-03", "2026-03-03");
        var tam = await browser.Visits(phone: true);
        await tam.Goes((await story.TamMailbox().Expects("To decide")).Link());
        await tam.LooksGood("event-approval");
        await tam.Fills("Reason", "One day.");
        await tam.Presses("Approve");
        await tam.Sees("You approved it");
        await tam.LooksGood("event-approved");
        await iem.Is("preparing");

        await story.Passes("2026-03-03T04:00Z");
        await iem.Tam.UpdateAsync(iem.Id, "amber", "Twice the traffic of yesterday.");
        await story.Elm().Files("system-impaired", subject: "Slow since noon");
        await story.Passes("2026-03-03T16:00Z");
        await iem.Tam.WriteReportAsync(iem.Id, "All went well.\nNext time: a bigger database.");
        var elm = await browser.Visits(key: "demo-enterprise");
        await elm.Goes(iem.Path("report"));
        await elm.Sees("Next time: a bigger database.");
        await elm.LooksGood("event-report");

        await story.ForgetsMessages();
        await iem.Tam.CloseAsync(iem.Id, "successful");
        var ann = await browser.Visits();
        await ann.Goes((await story.Ann().Expects("iem-survey")).Link());
        await ann.LooksGood("event-survey");
        await ann.Ticks("5 – excellent");
        await ann.Fills("What should we do better?", "Nothing.");
        await ann.Presses("Send");
        await ann.Sees("Thank you");
        await story.ForgetsMessages();
    });
}
