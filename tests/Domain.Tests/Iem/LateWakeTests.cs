using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>A wake-up may come days late: then what still matters is done, and no more.</summary>
public class LateWakeTests
{
    [Fact]
    public void Wake_AfterAMilestone_MissesAndEscalatesWithoutReminding()
    {
        var story = IemStory.Approved();
        story.Mail();

        story.OutageUntil("2026-09-30T00:00").Decide();

        Assert.Equal(["milestone-missed email lea", "milestone-missed email tom", "milestone-missed sms tom"], story.Mail());
        Assert.Equal(["open e1.kick-off.1"], story.Pages());
    }

    [Fact]
    public void Wake_WhileTheEventRuns_OpensTheWarRoomAndAsksForNothingThatIsBehind()
    {
        var story = IemStory.Approved();
        story.Mail();

        story.OutageUntil("2026-10-16T07:30").Decide();

        Assert.Equal(["war-room-opened email ann@shop.example"], story.Mail());
        Assert.Empty(story.Pages());
        Assert.Equal(IemGiven.At("2026-10-16T08:00"), story.Request.WakeAt);
    }

    [Fact]
    public void Wake_AfterTheEvent_OpensNoWarRoomAnyMore()
    {
        var story = IemStory.Approved();
        story.Mail();

        story.OutageUntil("2026-10-20T00:00").Decide();

        Assert.Equal(["milestone-missed email tom", "milestone-missed sms tom", "war-room-closed email ann@shop.example"], story.Mail());
        Assert.Equal(IemStatus.WrappingUp, story.Request.Status);
        Assert.Equal(MilestoneState.Overdue, story.Milestone("scale-down").State);
    }

    [Fact]
    public void Wake_AfterTheTamsTime_CallsOthersWithoutReminding()
    {
        var story = IemStory.Filed();
        story.Mail();

        story.Outage("P3D").Decide();

        Assert.Equal(["iem-approval email lea", "iem-approval email tom"], story.Mail());
        Assert.Empty(story.Events(IemEvents.Reminded));
    }

    [Fact]
    public void Wake_OfARequestThatNobodySawInTime_LapsesAndAsksNobody()
    {
        var story = IemStory.Unseen().OutageUntil("2026-10-20T00:00").Decide();

        Assert.Equal(["iem-ended email ann@shop.example", "iem-ended email tom", "iem-received email ann@shop.example"], story.Mail());
        Assert.Equal(IemStatus.Rejected, story.Request.Status);
    }

    [Fact]
    public void Wake_ThatIsEarly_DecidesNothing()
    {
        var story = IemStory.Approved();
        story.Sent.Clear();

        story.Advance("PT1H").Decide().Decide();

        Assert.Empty(story.Sent);
    }
}
