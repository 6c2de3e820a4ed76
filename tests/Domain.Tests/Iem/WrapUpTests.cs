using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

public class WrapUpTests
{
    [Fact]
    public void Closing_BeforeTheReport_IsAConflict() => Assert.Equal(["report"], OnCallGiven.Faults(() => IemStory.In(IemStatus.WrappingUp).Close()));

    [Fact]
    public void Closing_NeedsAReason() => Assert.Equal(
        ["reasonCode"], OnCallGiven.Faults(() => IemStory.In(IemStatus.WrappingUp).Report().Do((r, now) => IemWrapUp.Close(r, IemGiven.Tom, "console", null, null, now))));

    [Fact]
    public void Closing_WithMilestonesUndone_NamesThem()
    {
        var story = IemStory.In(IemStatus.WrappingUp).Complete("scale-down").Report().Close();

        Assert.Equal("kick-off, architecture-review, health-check, risks-closed, metrics-review", story.Events(IemEvents.Closed)[0].Details["undone"]);
        Assert.Equal((IemReason.Successful, MilestoneState.Done), (story.Request.Closing!.Reason, story.Milestone(IemMilestones.Closing).State));
    }

    [Fact]
    public void Report_WithoutWords_IsRefused() =>
        Assert.Equal(["summary"], OnCallGiven.Faults(() => IemStory.In(IemStatus.WrappingUp).Do((r, now) => IemWrapUp.Report(r, IemGiven.Tom, "console", " ", now))));

    [Theory]
    [InlineData("2026-10-23T18:00", null)]
    [InlineData("2026-10-23T18:01", "true")]
    public void Report_AfterItsFiveDays_IsLate(string at, string? late) =>
        Assert.Equal(late, IemStory.In(IemStatus.WrappingUp).Until(at).Report().Events(IemEvents.Reported)[0].Details.GetValueOrDefault("late"));

    [Fact]
    public void Report_SaidAgain_ReplacesTheWordsAndNotTheTime()
    {
        var story = IemStory.In(IemStatus.WrappingUp).Report();
        var done = story.Milestone(IemMilestones.Report).DoneAt;

        story.Until("2026-10-30T09:00").Do((r, now) => IemWrapUp.Report(r, IemGiven.Lea, "console", "All went very well.", now));

        Assert.Equal(("All went very well.", done), (story.Request.Report!.Summary, story.Milestone(IemMilestones.Report).DoneAt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(6)]
    public void Survey_OutsideOneToFive_IsRefused(int? rating) => Assert.Equal(
        ["rating", "comment"],
        OnCallGiven.Faults(() => IemStory.In(IemStatus.Closed).Do((r, now) => IemWrapUp.Answer(r, Given.Customer, "link", rating, new string('x', 4001), "ann@shop.example", now))));

    [Fact]
    public void Update_WithoutStateOrWords_IsRefused() => Assert.Equal(
        ["note", "state"], OnCallGiven.Faults(() => IemStory.In(IemStatus.Live).Do((r, now) => IemWrapUp.Update(r, IemGiven.Tom, "console", null, "", now))));
}
