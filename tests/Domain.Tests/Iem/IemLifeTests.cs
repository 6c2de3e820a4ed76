using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>A whole life, milestone by milestone: who is told what, by which channel.</summary>
public class IemLifeTests
{
    [Fact]
    public void Life_FromTheRequestToTheSurvey_TellsEachOnceOfWhatConcernsHim()
    {
        var story = IemStory.Filed();
        Assert.Equal(["iem-approval email tom", "iem-received email ann@shop.example"], story.Mail());

        story.Advance("PT1H").Approve(reason: null);
        Assert.Equal(
            [
                "iem-approved email ann@shop.example",
                .. Enumerable.Repeat("milestone-assigned email tom", 9),
                .. Enumerable.Repeat("milestone-meeting email ann@shop.example", 3),
            ],
            story.Mail());
        Assert.Equal(IemStatus.Preparing, story.Request.Status);

        story.Until("2026-09-27T18:00");
        Assert.Equal(["milestone-reminder email tom"], story.Mail());
        story.Complete("kick-off", "minutes");
        Assert.Empty(story.Mail());

        story.Roster(new FixedShift("enzo", IemGiven.At("2026-10-16T00:00"), IemGiven.At("2026-10-17T00:00")), new FixedShift("xena", IemGiven.At("2026-10-17T00:00"), IemGiven.At("2026-10-18T00:00")));
        Assert.Equal(["iem-roster email enzo", "iem-roster email xena"], story.Mail());

        story.Complete("architecture-review", "architecture-diagram", "capacity-plan").Complete("health-check", "health-check-report").Complete("risks-closed").Go();
        Assert.Equal(["iem-go email ann@shop.example", "iem-go email enzo", "iem-go email tom", "iem-go email xena"], story.Mail());
        Assert.Equal(IemStatus.Ready, story.Request.Status);

        story.Until("2026-10-15T23:59");
        Assert.Empty(story.Mail());
        story.Until("2026-10-16T00:00");
        Assert.Equal(["war-room-opened email ann@shop.example"], story.Mail());
        Assert.Equal(IemStatus.Live, story.Request.Status);

        story.Until("2026-10-17T23:59");
        Assert.Equal(Enumerable.Repeat("iem-status email ann@shop.example", 47), story.Mail());
        story.Until("2026-10-18T00:00");
        Assert.Equal(["war-room-closed email ann@shop.example"], story.Mail());
        Assert.Equal(IemStatus.WrappingUp, story.Request.Status);

        story.Complete("scale-down").Complete("metrics-review", "metrics-summary").Report();
        Assert.Equal(["iem-report email ann@shop.example"], story.Mail());
        Assert.Equal(MilestoneState.Done, story.Milestone(IemMilestones.Report).State);

        story.Close();
        Assert.Equal(["iem-survey email ann@shop.example"], story.Mail());
        Assert.Equal(IemStatus.Closed, story.Request.Status);
        Assert.True(story.Finished);
        Assert.Empty(story.Pages());

        story.Do((r, now) => IemWrapUp.Answer(r, Given.Customer, "link", 5, "Well done.", "ann@shop.example", now));
        Assert.Empty(story.Mail());
        Assert.Equal(5, story.Request.Survey!.Rating);
    }

    [Fact]
    public void Life_OfWhichNobodyTakesCare_RemindsMissesAndPagesForEachMilestone()
    {
        var story = IemStory.Approved();
        story.Mail();

        story.Until("2026-09-28T17:59");
        Assert.Equal(["milestone-reminder email tom"], story.Mail());
        story.Until("2026-09-28T18:00");
        Assert.Equal(["milestone-missed email tom", "milestone-missed sms tom"], story.Mail());
        Assert.Equal(MilestoneState.Overdue, story.Milestone("kick-off").State);
        story.Until("2026-09-29T09:00");
        Assert.Equal(["milestone-missed email lea"], story.Mail());
        Assert.Equal(["open e1.kick-off.1"], story.Pages());

        story.Complete("kick-off", "minutes");
        Assert.Equal(["close e1.kick-off.1"], story.Pages());

        story.Until("2026-10-15T23:59");
        Assert.Equal(
            ["open e1.architecture-review.1", "open e1.health-check.1", "open e1.risks-closed.1", "open e1.go-no-go.1"], story.Pages());
        story.Until("2026-10-16T00:00");
        Assert.Equal(
            ["close e1.architecture-review.1", "close e1.go-no-go.1", "close e1.health-check.1", "close e1.risks-closed.1"], story.Pages().Order(StringComparer.Ordinal));
        Assert.Single(story.Events(IemEvents.StartedWithoutGo));

        story.Until("2026-11-30T00:00");
        Assert.Equal(["open e1.scale-down.1", "open e1.metrics-review.1", "open e1.wrap-up-report.1", "open e1.closing.1"], story.Pages());
        Assert.Equal(IemStatus.WrappingUp, story.Request.Status);
        Assert.Null(story.Request.WakeAt);
        Assert.False(story.Finished);
    }

    [Fact]
    public void Milestones_OverGoldenWeek_AreDueOnTheDaysOfTheDocs() => Assert.Equal(
        [
            "kick-off 2026-09-28T18:00", "architecture-review 2026-10-08T18:00", "health-check 2026-10-10T18:00", "risks-closed 2026-10-13T18:00", "go-no-go 2026-10-15T16:00",
            "scale-down 2026-10-19T18:00", "metrics-review 2026-10-21T18:00", "wrap-up-report 2026-10-23T18:00", "closing 2026-10-27T18:00",
        ],
        IemStory.Approved().Request.Milestones.Select(m => $"{m.Id} {IemGiven.Wall(m.DueAt)}"));
}
