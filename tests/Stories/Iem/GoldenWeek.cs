using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>Requested in Shanghai on Friday 25 September 2026, the Mid-Autumn Festival; National Day takes the first week of October, and Saturday the 10th is made up for.</summary>
public class GoldenWeek
{
    static readonly DateTimeOffset Friday = IemExtensions.At("2026-09-25T02:00Z");

    [Theory]
    [InlineData("2026-10-16", 10, false)]
    [InlineData("2026-10-15", 9, true)]
    [InlineData("2026-10-10", 5, true)]
    [InlineData("2026-10-08", 3, true)]
    [InlineData("2026-10-01", 3, true)]
    [InlineData("2026-09-28", 0, true)]
    public Task Notice_Counts_The_Days_That_Are_Worked(string firstDay, int days, bool isShort) => Story.Tell(Friday, async story =>
    {
        var iem = await story.Requests(firstDay, firstDay);

        await IemAssert.Notice(iem, days, isShort);
        await story.Ann().Expects("iem-received", $"notice: {days} ");
        await story.TamMailbox().Expects("To decide", $"notice: {days} ");
    });

    [Fact]
    public Task Milestones_Skip_The_Holiday_And_Fall_On_The_Day_That_Is_Made_Up() => Story.Tell(Friday, async story =>
    {
        var iem = await story.HasApproved("2026-10-16", "2026-10-16");

        await IemAssert.Due(
            iem,
            ("kick-off", "2026-09-28T10:00:00Z"),
            ("architecture-review", "2026-10-08T10:00:00Z"),
            ("health-check", "2026-10-10T10:00:00Z"),
            ("risks-closed", "2026-10-13T10:00:00Z"),
            ("go-no-go", "2026-10-15T08:00:00Z"),
            ("scale-down", "2026-10-19T10:00:00Z"),
            ("metrics-review", "2026-10-21T10:00:00Z"),
            ("wrap-up-report", "2026-10-23T10:00:00Z"),
            ("closing", "2026-10-27T10:00:00Z"));
        await iem.Tam.CompleteMilestoneAsync(iem.Id, "kick-off", [new("minutes", "https://wiki.example/1")]);

        // All through the holiday nobody hears of it.
        await story.Until("2026-10-07T09:59:59Z");
        await story.TamMailbox().ExpectsNothing();
        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects("milestone-reminder", "architecture and capacity review", "Thu 8 Oct 2026");
    });

    [Fact]
    public Task Event_In_The_Holiday_Is_Prepared_Before_It_And_Reported_After_It() => Story.Tell(IemExtensions.At("2026-09-10T02:00Z"), async story =>
    {
        var iem = await story.HasApproved("2026-10-01", "2026-10-03");

        // Sunday 20 September is worked; the festival on the 25th is not.
        await IemAssert.Notice(iem, 14, isShort: false);
        await IemAssert.Due(
            iem, ("kick-off", "2026-09-17T10:00:00Z"), ("architecture-review", "2026-09-21T10:00:00Z"), ("health-check", "2026-09-23T10:00:00Z"),
            ("risks-closed", "2026-09-28T10:00:00Z"), ("go-no-go", "2026-09-30T08:00:00Z"), ("scale-down", "2026-10-08T10:00:00Z"), ("wrap-up-report", "2026-10-13T10:00:00Z"));
    });
}
