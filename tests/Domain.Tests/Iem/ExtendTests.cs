using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>A later last day. Within the session at once; days that are bought wait for their quote.</summary>
public class ExtendTests
{
    [Fact]
    public void Extension_WithinTheSession_TakesPlaceAtOnce()
    {
        var story = IemStory.In(IemStatus.Ready).Extend("2026-10-18");

        Assert.Equal((IemGiven.Day("2026-10-18"), IemStatus.Ready, 1), (story.Request.LastDay, story.Request.Status, story.Request.Revision));
        Assert.NotNull(story.Request.Gate);
        Assert.Equal(("2026-10-15T16:00", "2026-10-19T18:00"), (IemGiven.Wall(story.Milestone(IemMilestones.Gate).DueAt), IemGiven.Wall(story.Milestone("scale-down").DueAt)));
    }

    [Fact]
    public void Extension_OfARunningEvent_MovesItsEnd()
    {
        var story = IemStory.In(IemStatus.Live).Until("2026-10-17T23:00").Extend("2026-10-18");
        story.Mail();

        Assert.Equal(IemStatus.Live, story.Until("2026-10-18T23:59").Request.Status);
        Assert.Equal(IemStatus.WrappingUp, story.Until("2026-10-19T00:00").Request.Status);
    }

    [Fact]
    public void Extension_BeyondTheSession_SaysHowManyDaysToBuy()
    {
        Assert.Contains("send furtherDays: 1 ", OnCallGiven.Refused(() => IemStory.Approved().Extend("2026-10-19")).Errors[0].Reason);
        Assert.Contains("send furtherDays: 1 ", OnCallGiven.Refused(() => IemStory.Filed(lastDay: "2026-10-19", furtherDays: 1).Extend("2026-10-20")).Errors[0].Reason);
    }

    [Theory]
    [InlineData("2026-10-17", null, "lastDay")]
    [InlineData("2026-10-16", null, "lastDay")]
    [InlineData("2026-10-18", 1, "furtherDays")]
    [InlineData("2026-10-18", -1, "furtherDays")]
    [InlineData("2026-10-20", 1, "lastDay")]
    [InlineData("tomorrow", null, "lastDay")]
    public void Extension_ThatIsFaulty_IsRefused(string last, int? further, string field) => Assert.Equal([field], OnCallGiven.Faults(() => IemStory.In(IemStatus.Live).Extend(last, further)));

    [Fact]
    public void Extension_OfABoughtEvent_CannotTakeDaysBack() =>
        Assert.Equal(["furtherDays"], OnCallGiven.Faults(() => IemStory.Filed(furtherDays: 2).Buy().Extend("2026-10-18", -2)));

    [Fact]
    public void Extension_ThatIsBought_WaitsForItsQuote()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Mail();

        story.Extend("2026-10-19", 1);
        Assert.Equal((IemGiven.Day(IemGiven.LastDay), 0), (story.Request.LastDay, story.Request.FurtherDays));
        Assert.Equal(IemGiven.At("2026-10-18T00:00"), story.Request.Quotes[0].ValidUntil);
        Assert.Equal(["iem-quote email ann@shop.example"], story.Mail());

        story.Buy();
        Assert.Equal((IemGiven.Day("2026-10-19"), 1, IemStatus.Live), (story.Request.LastDay, story.Request.FurtherDays, story.Request.Status));
        Assert.Equal(["iem-moved email ann@shop.example", "iem-moved email tom", "iem-quote email ann@shop.example", "iem-quote email tom"], story.Mail().Where(m => m.StartsWith("iem", StringComparison.Ordinal)));
    }

    [Fact]
    public void Extension_WhoseQuoteExpires_LeavesTheEventAsItWas()
    {
        var story = IemStory.Approved().Extend("2026-10-19", 1).Advance("P5D");

        Assert.Equal((QuoteState.Expired, IemStatus.Preparing, IemGiven.Day(IemGiven.LastDay)), (story.Request.Quotes[0].State, story.Request.Status, story.Request.LastDay));
        Assert.Equal(["quote"], OnCallGiven.Faults(() => story.Buy()));
    }

    [Fact]
    public void Extension_OfARunningEventWhoseQuoteExpires_EndsOnTime()
    {
        var story = IemStory.In(IemStatus.Live).Extend("2026-10-19", 1).Until("2026-10-18T00:00");

        Assert.Equal((QuoteState.Expired, IemStatus.WrappingUp), (story.Request.Quotes[0].State, story.Request.Status));
    }

    [Fact]
    public void Extension_OfAnotherOne_ReplacesItsQuote()
    {
        var story = IemStory.Approved().Extend("2026-10-19", 1).Extend("2026-10-20", 2);

        Assert.Equal([(1, QuoteState.Withdrawn), (2, QuoteState.Offered)], story.Request.Quotes.Select(q => (q.Days, q.State)));
        Assert.Equal((IemGiven.Day("2026-10-20"), 2), (story.Buy().Request.LastDay, story.Request.FurtherDays));
    }

    [Fact]
    public void Extension_OfARequestWhoseDaysAreNotBoughtYet_OffersAllOfThem()
    {
        var story = IemStory.Filed(lastDay: "2026-10-19", furtherDays: 1).Extend("2026-10-20", 1);

        Assert.Equal([(1, QuoteState.Withdrawn), (2, QuoteState.Offered)], story.Request.Quotes.Select(q => (q.Days, q.State)));
        Assert.Equal((IemGiven.Day("2026-10-20"), 2, IemStatus.Requested), (story.Buy().Request.LastDay, story.Request.FurtherDays, story.Request.Status));
    }

    [Fact]
    public void Extension_OverDaysThatWereBoughtBefore_BuysThemOnce()
    {
        var story = IemStory.Filed(lastDay: "2026-10-20", furtherDays: 2).Buy().Move(IemGiven.FirstDay, IemGiven.LastDay, 0).Extend("2026-10-19", 1);

        Assert.Equal((IemGiven.Day("2026-10-19"), 1), (story.Request.LastDay, story.Request.FurtherDays));
        Assert.Single(story.Request.Quotes);
    }

    [Fact]
    public void Extension_OfAShortNotice_PutsNothingOff()
    {
        var story = IemStory.Approved("2026-09-23", "2026-09-23");
        var before = story.Milestone("kick-off");
        story.Mail();

        story.Advance("PT6H").Extend("2026-09-24");

        Assert.Equal(before, story.Milestone("kick-off"));
        Assert.Equal(4, story.Mail().Count(m => m.StartsWith("milestone-assigned", StringComparison.Ordinal)));
    }
}
