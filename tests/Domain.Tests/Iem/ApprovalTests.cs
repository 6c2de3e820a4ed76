using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>The TAM decides within a set time; then others are called; when the event begins, a request that nobody decided on lapses.</summary>
public class ApprovalTests
{
    [Fact]
    public void Approval_WithEnoughNotice_NeedsNoReason() => Assert.Null(IemStory.Filed().Approve(reason: null).Request.Approval!.Reason);

    [Fact]
    public void Approval_OfAShortNotice_SaysWhy()
    {
        var story = IemStory.Filed("2026-09-24", "2026-09-24");

        Assert.Equal(["reason"], OnCallGiven.Faults(() => story.Approve(reason: " ")));
        Assert.Equal("true", story.Approve().Events(IemEvents.Approved)[0].Details["expedited"]);
    }

    [Fact]
    public void Approval_WithoutCoverage_IsAConflict()
    {
        var story = IemStory.Filed();
        story.IsCovered = false;

        Assert.Equal(["account"], OnCallGiven.Faults(() => story.Approve()));
    }

    [Fact]
    public void Approval_OfDaysThatAreOver_IsAConflict()
    {
        var story = IemStory.Filed("2026-09-21", "2026-09-21");

        Assert.Equal(["lastDay"], OnCallGiven.Faults(() => story.OutageUntil("2026-09-22T00:00").Approve()));
    }

    [Fact]
    public void Rejection_SaysWhyAndGivesBack()
    {
        var story = IemStory.Filed();
        Assert.Equal(["reason"], OnCallGiven.Faults(() => story.Do((r, now) => IemApprovals.Reject(r, IemGiven.Tom, "link", "", now))));
        story.Mail();

        story.Do((r, now) => IemApprovals.Reject(r, IemGiven.Lea, "link", "Too much at once.", now));

        Assert.Equal(["iem-ended email ann@shop.example", "iem-ended email tom"], story.Mail());
        Assert.Null(IemClaims.Stands(story.Request));
    }

    [Fact]
    public void Decision_ThatNobodyGives_IsRemindedOfEscalatedAndLapses()
    {
        var story = IemStory.Filed();
        story.Mail();

        Assert.Equal(["iem-approval email tom"], story.Advance("P1D").Mail());
        Assert.Equal(["iem-approval email lea", "iem-approval email tom"], story.Advance("P1D").Mail());
        var page = Assert.Single(story.Pages());
        Assert.StartsWith("open e1.approval.", page);

        story.Until("2026-10-16T00:00");
        Assert.Equal(["iem-ended email ann@shop.example", "iem-ended email tom"], story.Mail());
        Assert.Equal([page.Replace("open", "close", StringComparison.Ordinal)], story.Pages());
        Assert.Equal((IemStatus.Rejected, true), (story.Request.Status, story.Finished));
        Assert.Equal("not-approved", story.Events(IemEvents.Rejected)[0].Details["why"]);
    }

    [Theory]
    [InlineData("2026-09-21T20:00")]
    [InlineData("2026-09-21T23:00")]
    public void Decision_OnTheEve_IsEscalatedBeforeItLapses(string at)
    {
        var story = IemStory.Filed("2026-09-22", "2026-09-22", at: IemGiven.At(at));

        story.Until("2026-09-22T00:00");

        Assert.Equal([IemEvents.Reminded, IemEvents.Escalated, IemEvents.Rejected], story.Timeline.Skip(1).Select(e => e.Type));
        Assert.True(story.Timeline[2].At < story.Timeline[3].At, "Whoever is called has some time left to decide.");
    }

    [Fact]
    public void Decision_OnAnEventThatRuns_MayComeUntilItIsOver()
    {
        var story = IemStory.Filed("2026-09-21", "2026-09-22");

        Assert.Equal(IemStatus.Requested, story.Until("2026-09-22T23:59").Request.Status);
        Assert.Equal(IemStatus.Live, story.Approve().Request.Status);
    }

    [Fact]
    public void Decision_OnAnEventThatRan_LapsesAtItsEnd() => Assert.Equal(IemStatus.Rejected, IemStory.Filed("2026-09-21", "2026-09-22").Until("2026-09-23T00:00").Request.Status);

    [Fact]
    public void Page_WhenTheRequestIsExtended_StaysOpen()
    {
        var story = IemStory.Filed().Advance("P2D");
        story.Pages();

        Assert.Empty(story.Extend("2026-10-18").Pages());
        Assert.StartsWith("close e1.approval.", Assert.Single(story.Approve().Pages()));
    }

    [Fact]
    public void Page_WhenTheRequestIsMoved_EndsAndTheTimeRunsAnew()
    {
        var story = IemStory.Filed().Advance("P2D");
        story.Pages();

        Assert.StartsWith("close e1.approval.", Assert.Single(story.Move("2026-11-11", "2026-11-11").Pages()));
        Assert.Equal(story.Now + Given.Span("P2D"), story.Request.DecideBy);
        Assert.StartsWith("open e1.approval.", Assert.Single(story.Advance("P2D").Pages()));
    }

    [Fact]
    public void Policy_ThatIsNotThere_LeavesItToMails()
    {
        var story = IemStory.Filed();
        story.Policy = null;

        Assert.Empty(story.Advance("P3D").Pages());
        Assert.Contains("iem-approval email lea", story.Mail());
    }

    [Fact]
    public void Request_ThatWasApprovedBeforeItWasSeen_IsNotAskedFor()
    {
        var story = IemStory.Unseen().Unnoticed((r, now) => IemApprovals.Approve(IemGiven.Setting, r, IemGiven.Tom, "console", null, true, now)).Decide();

        Assert.DoesNotContain(story.Mail(), m => m.StartsWith("iem-approval ", StringComparison.Ordinal));
    }
}
