using SupportFlows.Domain.Iem;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>A plan that ends under an event does not end the event: somebody hears of it and decides.</summary>
public class IemCoverageTests
{
    [Theory]
    [InlineData(IemStatus.Requested)]
    [InlineData(IemStatus.Preparing)]
    [InlineData(IemStatus.Ready)]
    public void Coverage_LostBeforeTheEvent_IsToldToTheTamOnce(IemStatus status)
    {
        var story = IemStory.In(status);
        story.Mail();
        story.IsCovered = false;

        Assert.Equal(["iem-coverage email tom"], story.Decide().Mail());
        Assert.Empty(story.Advance("PT1H").Decide().Mail());
        Assert.Equal(story.Timeline[^1].At, story.Request.UncoveredSince);
        Assert.Equal("basic", story.Events(IemEvents.CoverageLost)[0].Details["plan"]);
    }

    [Fact]
    public void Coverage_RegainedAndLostAgain_IsToldAnew()
    {
        var story = IemStory.Approved();
        story.Mail();
        story.IsCovered = false;
        story.Decide().Mail();

        story.IsCovered = true;
        Assert.Empty(story.Decide().Mail());
        Assert.Null(story.Request.UncoveredSince);
        Assert.Single(story.Events(IemEvents.CoverageRegained));

        story.IsCovered = false;
        Assert.Equal(["iem-coverage email tom"], story.Decide().Mail());
    }

    [Fact]
    public void Coverage_LostWhileTheEventRuns_StopsNothing()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Mail();
        story.IsCovered = false;

        Assert.Empty(story.Decide().Mail());
        Assert.Equal(IemStatus.WrappingUp, story.Until("2026-10-18T00:00").Request.Status);
    }

    [Fact]
    public void Message_ThatIsGivenUp_IsInTheTimeline()
    {
        var story = IemStory.Filed();

        story.GiveUp(story.Sent.Single(n => n.Template == "iem-received"), "no such address");

        var told = Assert.Single(story.Events(IemEvents.MessageFailed));
        Assert.Equal(("ann@shop.example", "no such address", false), (told.Details["recipient"], told.Details["error"], told.Public));
    }
}
