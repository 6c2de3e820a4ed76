using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;
using static SupportFlows.Domain.Tests.Entitlements.LedgerStory;

namespace SupportFlows.Domain.Tests.Entitlements;

public class ClaimTests
{
    static LedgerStory Full => new LedgerStory().Claim("e1-0").Claim("e2-0").Claim("e3-0");

    [Fact]
    public void Claim_OfTheLastSession_IsTaken() => Assert.Equal(["e1-0", "e2-0", "e3-0"], Full.Ids);

    [Fact]
    public void Claim_WhenNoneIsLeft_IsRefusedSayingWhatIsUsedAndHowToBuy()
    {
        var refused = OnCallGiven.Refused(() => Full.Claim("e4-0"));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        var (field, reason, _) = Assert.Single(refused.Errors);
        Assert.Equal("entitlement", field);
        foreach (var part in new[] { "3 of 3", "e1, 2026-06-01 to 2026-06-02", "0 are left", "Buy days." }) Assert.Contains(part, reason);
    }

    [Fact]
    public void Claim_MadeAgain_ChangesNothing()
    {
        var story = Full;
        story.Said();

        Assert.Equal(3, story.Claim("e3-0").Taken(2026));
        Assert.Empty(story.Said());
    }

    [Fact]
    public void Claim_OfTheSameNameAndOtherDays_IsLookedAtAnew()
    {
        // A request that died with its process comes again, with other days.
        var story = new LedgerStory().Claim("e9-0", "2027-03-01").Claim("e1-0").Claim("e2-0").Claim("e3-0");

        Assert.Equal(RefusalKind.Conflict, OnCallGiven.Refused(() => story.Claim("e9-0", "2026-07-01")).Kind);
    }

    [Fact]
    public void Claim_ThatIsGone_CountsNoMore()
    {
        var story = Full;
        story.Gone.Add("e2-0");

        Assert.Equal(["e1-0", "e3-0", "e4-0"], story.Claim("e4-0").Ids);
    }

    [Fact]
    public void Claim_OfBoughtDays_NeedsNoSession()
    {
        var story = Full.Claim("e4-0", session: false);

        Assert.Equal(3, story.Taken(2026));
        Assert.Contains("e4-0", story.Ids);
    }

    [Fact]
    public void Claim_OfAMove_CountsOnceWithTheOneBefore()
    {
        var story = Full.Claim("e3-1", "2026-08-01");

        Assert.Equal(3, story.Taken(2026));
        Assert.Equal(["e1-0", "e2-0", "e3-0", "e3-1"], story.Ids);
    }

    [Fact]
    public void Claim_OfAMoveToAYearThatIsFull_IsRefused()
    {
        var story = Full.Claim("e9-0", "2027-03-01");

        Assert.Throws<RefusalException>(() => story.Claim("e9-1", "2026-12-31"));
        Assert.Equal(1, story.Taken(2027));
    }

    [Fact]
    public void Claim_OverAYearsEnd_CountsInTheYearOfItsFirstMoment()
    {
        var story = new LedgerStory().Claim("e1-0", "2026-12-31");

        Assert.Equal((1, 0), (story.Taken(2026), story.Taken(2027)));
    }
}
