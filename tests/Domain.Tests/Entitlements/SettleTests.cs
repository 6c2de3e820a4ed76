using static SupportFlows.Domain.Tests.Entitlements.LedgerStory;

namespace SupportFlows.Domain.Tests.Entitlements;

public class SettleTests
{
    [Fact]
    public void Settle_OfAClaimThatStands_IsSaidOnce()
    {
        var story = new LedgerStory().Claim("e1-0").Settle("e1", Of("e1-0"), "e1-1");
        Assert.Equal(["claimed e1-0", "settled e1-0"], story.Said());

        Assert.Empty(story.Settle("e1", Of("e1-0"), "e1-1").Said());
        Assert.True(Assert.Single(story.Ledger!.Claims).Settled);
    }

    [Fact]
    public void Settle_OfARequestThatIsOver_GivesBackOnce()
    {
        var story = new LedgerStory().Claim("e1-0").Settle("e1", Of("e1-0"));
        story.Said();

        Assert.Equal(["given-back e1-0"], story.Settle("e1", null, "e1-1").Said());
        Assert.Empty(story.Settle("e1", null, "e1-1").Said());
        Assert.Equal(0, story.Taken(2026));
    }

    [Fact]
    public void Settle_WhileAMoveIsUnderWay_KeepsItsFreshClaim()
    {
        var story = new LedgerStory().Claim("e1-0").Settle("e1", Of("e1-0"), "e1-1").Claim("e1-1", "2026-08-01");

        Assert.Equal(["e1-0", "e1-1"], story.Settle("e1", Of("e1-0"), "e1-1").Ids);
    }

    [Fact]
    public void Settle_WhenTheMoveNeverCame_DropsItsClaimAfterTenMinutes()
    {
        var story = new LedgerStory().Claim("e1-0").Settle("e1", Of("e1-0"), "e1-1").Claim("e1-1", "2026-08-01");

        story.Now += Given.Span("PT10M");
        Assert.Equal(["e1-0"], story.Settle("e1", Of("e1-0"), "e1-1").Ids);
    }

    [Fact]
    public void Settle_AfterAMove_LeavesTheNewClaimAlone()
    {
        var story = new LedgerStory().Claim("e1-0").Claim("e1-1", "2026-08-01");

        Assert.Equal(["e1-1"], story.Settle("e1", Of("e1-1", "2026-08-01"), "e1-2").Ids);
    }

    [Fact]
    public void Settle_OfAClaimThatWasLost_AddsItBack()
    {
        var story = new LedgerStory().Settle("e1", Of("e1-0"), "e1-1");

        Assert.Equal(["claimed e1-0"], story.Said());
        Assert.Equal(1, story.Taken(2026));
    }

    [Fact]
    public void Settle_OfOneRequest_LeavesOthersAlone()
    {
        var story = new LedgerStory().Claim("e1-0").Claim("e2-0").Settle("e1", null);

        Assert.Equal(["e2-0"], story.Ids);
    }

    [Fact]
    public void Release_OfAClaim_GivesItBackOnce()
    {
        var story = new LedgerStory().Claim("e1-0").Claim("e1-1", "2026-08-01");
        story.Said();

        Assert.Equal(["given-back e1-1"], story.Release(Of("e1-1", "2026-08-01")).Said());
        Assert.Empty(story.Release(Of("e1-1", "2026-08-01")).Said());
        Assert.Equal(["e1-0"], story.Ids);
    }

    [Fact]
    public void Release_OfAClaimThatARequestStandsBy_ChangesNothing() =>
        Assert.Equal(["e1-0"], new LedgerStory().Claim("e1-0").Settle("e1", Of("e1-0")).Release(Of("e1-0")).Ids);

    [Fact]
    public void Release_OfOtherDaysUnderTheSameName_LeavesTheWinnersClaim()
    {
        // Two people move the event at once: the one who was late takes back his own claim and not the other's.
        var story = new LedgerStory().Claim("e1-0").Claim("e1-1", "2026-08-01").Claim("e1-1", "2027-02-01").Release(Of("e1-1", "2027-02-01"));

        Assert.Equal((1, 0), (story.Taken(2026), story.Taken(2027)));
        Assert.Contains(story.Ledger!.Claims, c => c.FirstDay == Iem.IemGiven.Day("2026-08-01"));
    }
}
