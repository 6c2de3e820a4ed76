using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The gate is due on Thursday 19 March at 16:00 in Shanghai; the event begins at midnight.</summary>
public class NobodySaysGo
{
    [Fact]
    public Task Everybody_Is_Rung_And_The_Event_Begins_All_The_Same() => Story.Night(Story.NoAuditor, async story =>
    {
        story.ExpectsLog("Nobody answered the page");
        var iem = await story.HasApproved("2026-03-20", "2026-03-20");
        await iem.IsPreparedBut("go-no-go");

        await story.Until("2026-03-19T04:00Z");
        await story.TamMailbox().Expects("milestone-reminder.go-no-go", "Still missing");
        await story.Until("2026-03-19T08:00Z");
        await story.TamMailbox().Expects("milestone-missed.go-no-go");
        await story.TamPhone().Expects("MISSED: go/no-go");
        foreach (var phone in new[] { story.TamPhone(), story.Olga(), story.Oscar(), story.Lee() })
        {
            phone.Always(Behaviour.NoAnswer);
        }

        // It cannot wait: he is called at once, not only texted.
        await story.Advance(30.Minutes());
        await story.LeadMailbox().Expects("milestone-missed.go-no-go");
        await story.TamPhone().Expects("Go/no-go overdue");
        await story.TamPhone().ExpectsCall();
        await story.Advance(5.Minutes());
        await story.Olga().Expects("Go/no-go overdue");
        await story.Olga().ExpectsCall();
        var page = iem.Page("go-no-go.1");
        await page.Is("triggered");
        await story.Passes("2026-03-19T15:59:59Z");
        Assert.Single(await page.Events("nobody-answered"));

        await story.Advance(1.Seconds());

        await iem.Is("live");
        Assert.Single(await iem.Events("started-without-go"));
        Assert.Empty(await iem.Events("started"));
        Assert.Contains("war-room-opened", Assert.Single(await story.Group()));
        await page.Is("closed");
        await story.ForgetsMessages();
        // Nobody is asked any more for what should have been done before.
        await story.Advance(3.Hours());
        Assert.Equal("overdue", (string)(await iem.Milestone("go-no-go"))["state"]!);
    });
}
