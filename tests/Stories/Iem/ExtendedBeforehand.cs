using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The customer wants a day more before the event has begun.</summary>
public class ExtendedBeforehand
{
    [Fact]
    public Task Request_That_Nobody_Decided_On_Goes_On_Ringing() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.Requests("2026-03-10", "2026-03-10");
        await story.Passes("2026-03-02T17:10Z");
        var page = iem.ApprovalPage(Story.Start);
        await page.Is("triggered");

        await iem.Customer.ExtendAsync(iem.Id, new(2026, 3, 11));

        await story.TamMailbox().Expects("iem-moved", "Extended");
        await story.TamMailbox().Expects("NOT DECIDED IN TIME", "Wed 11 Mar 2026");
        await page.Is("triggered");
        await story.ForgetsMessages();
        await iem.Tam.ApproveAsync(iem.Id, "At last.");
        await page.Is("closed");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task What_Leads_To_The_First_Day_Stays_Where_It_Was() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.Requests("2026-03-10", "2026-03-10");
        await iem.Tam.ApproveAsync(iem.Id, "We know them.");
        // Too late for T-10: it is to be caught up with by tomorrow, and is not.
        await IemAssert.Due(iem, ("kick-off", "2026-03-03T09:00:00Z"), ("wrap-up-report", "2026-03-17T10:00:00Z"));
        await story.Passes("2026-03-03T12:00Z");
        Assert.Equal("overdue", (string)(await iem.Milestone("kick-off"))["state"]!);

        await iem.Customer.ExtendAsync(iem.Id, new(2026, 3, 11));

        await IemAssert.Due(iem, ("kick-off", "2026-03-03T09:00:00Z"), ("wrap-up-report", "2026-03-18T10:00:00Z"));
        Assert.Equal("overdue", (string)(await iem.Milestone("kick-off"))["state"]!);
        await story.ForgetsMessages();
    });
}
