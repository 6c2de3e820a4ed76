using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>Labour Day takes the first five days of May 2026, and Saturday the 9th is made up for: it lies between the request and the event, and counts.</summary>
public class MadeUpSaturday
{
    [Theory]
    [InlineData("2026-04-28T15:59:59Z", 10, false)]
    [InlineData("2026-04-28T16:00:00Z", 9, true)]
    public Task Tenth_Business_Day_Is_Lost_With_The_Second_In_Which_The_Day_Ends_In_Shanghai(string at, int days, bool isShort) =>
        Story.Tell(IemExtensions.At(at), async story =>
        {
            var iem = await story.Requests("2026-05-15", "2026-05-15");

            await IemAssert.Notice(iem, days, isShort);
            // Two days to decide, or eight hours when it has to be expedited.
            Assert.Equal(IemExtensions.At(at) + (isShort ? 8.Hours() : 2.Days()), IemExtensions.At(await iem.Field("decideBy")));
            await story.ForgetsMessages();
        });

    [Fact]
    public Task Milestone_Is_Due_And_Reminded_Of_On_The_Saturday() => Story.Tell(IemExtensions.At("2026-04-20T02:00Z"), async story =>
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-05-15", "2026-05-15");

        await IemAssert.Due(
            iem, ("kick-off", "2026-04-29T10:00:00Z"), ("architecture-review", "2026-05-07T10:00:00Z"), ("health-check", "2026-05-09T10:00:00Z"), ("risks-closed", "2026-05-12T10:00:00Z"));
        await story.Passes("2026-05-09T09:59:59Z");
        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects("milestone-missed", "health check");
        await story.TamPhone().Expects("milestone-missed", "health check");
    });
}
