using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>The examples of docs/calendars.md, and the day of the request as the customer's wall has it.</summary>
public class NoticeTests
{
    [Theory]
    [InlineData("2026-10-16", 10, false)]
    [InlineData("2026-10-15", 9, true)]
    public void Notice_OverGoldenWeek_CountsWhatTheRegionWorks(string first, int days, bool isShort)
    {
        var notice = IemStory.Filed(first, first, at: IemGiven.At("2026-09-25T12:00")).Request.Notice;

        Assert.Equal((days, isShort), (notice.Days, notice.IsShort));
    }

    [Theory]
    [InlineData("2026-09-27T15:59Z", 9)]
    [InlineData("2026-09-27T16:00Z", 8)]
    [InlineData("2026-09-27T23:30Z", 8)]
    public void Notice_NearMidnight_IsCountedFromTheCustomersDay(string at, int days) =>
        Assert.Equal(days, IemStory.Filed("2026-10-15", "2026-10-15", at: OnCallGiven.At(at)).Request.Notice.Days);

    [Fact]
    public void Notice_OfAnEventElsewhere_IsCountedFromTheDayThere()
    {
        // Monday noon in Shanghai is still Sunday in Honolulu, so Monday counts.
        var request = IemStory.Filed("2026-09-24", "2026-09-24", with: o => o with { TimeZone = "Pacific/Honolulu" }).Request;

        Assert.Equal(3, request.Notice.Days);
        Assert.Equal(OnCallGiven.At("2026-09-24T10:00Z"), IemClaims.Window(request).From);
    }

    [Fact]
    public void Notice_OfNone_IsShortAndNotRefused()
    {
        var story = IemStory.Filed("2026-09-21", "2026-09-21");

        Assert.Equal(0, story.Request.Notice.Days);
        Assert.Equal("true", story.Events(IemEvents.Requested)[0].Details["expedited"]);
        Assert.Equal(IemGiven.Asked + Given.Span("PT8H"), story.Request.DecideBy);
    }
}
