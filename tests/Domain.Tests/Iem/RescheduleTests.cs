using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Other days: all timers, invitations and the roster move along; what is done stays done, but go has to be said anew.</summary>
public class RescheduleTests
{
    [Fact]
    public void Customer_BringingItNearer_AsksAgain()
    {
        var story = IemStory.Approved("2026-11-11", "2026-11-12");
        story.Mail();

        story.Move("2026-09-25", "2026-09-26");

        Assert.Equal(IemStatus.Requested, story.Request.Status);
        Assert.Equal(["iem-approval email tom", "iem-moved email ann@shop.example", "iem-moved email tom"], story.Mail());
        Assert.Equal(IemStatus.Preparing, story.Approve().Request.Status);
    }

    [Fact]
    public void Customer_BringingItNearerWithEnoughNotice_DoesNotAskAgain() => Assert.Equal(IemStatus.Preparing, IemStory.Approved("2026-11-11", "2026-11-12").Move("2026-10-28", "2026-10-29").Request.Status);

    [Fact]
    public void Customer_MovingItLater_DoesNotAskAgain()
    {
        var story = IemStory.Approved("2026-09-24", "2026-09-24");

        Assert.Equal(IemStatus.Preparing, story.Move("2026-09-28", "2026-09-28").Request.Status);
        Assert.True(story.Request.Notice.IsShort);
    }

    [Fact]
    public void Staff_BringingItNearer_HasAskedItself() => Assert.Equal(IemStatus.Preparing, IemStory.Approved("2026-11-11", "2026-11-12").Move("2026-09-25", "2026-09-26", by: IemGiven.Tom).Request.Status);

    [Fact]
    public void Move_OfARequest_StartsTheTamsTimeAnew()
    {
        var story = IemStory.Filed().Advance("P1D").Move("2026-11-11", "2026-11-12");

        Assert.Equal((story.Now + Given.Span("P2D"), null), (story.Request.DecideBy, story.Request.RemindedAt));
    }

    [Fact]
    public void Move_ToTheSameDays_ChangesNothing()
    {
        var story = IemStory.Approved();
        story.Mail();

        Assert.Empty(story.Move(IemGiven.FirstDay, IemGiven.LastDay).Mail());
        Assert.Equal(0, story.Request.Revision);
    }

    [Fact]
    public void Move_ThatIsFaulty_NamesAllFields() => Assert.Equal(
        ["reason", "firstDay", "lastDay", "furtherDays"],
        OnCallGiven.Faults(() => IemStory.Approved().Do((r, now) => IemMoves.Reschedule(IemGiven.Setting, r, Given.Customer, "api", "soon", "2026-02-30", -1, new string('x', 1001), now))));

    [Fact]
    public void Move_AfterGo_HasGoSaidAnew()
    {
        var story = IemStory.In(IemStatus.Ready).Move("2026-11-11", "2026-11-12");
        story.Mail();

        Assert.Equal((IemStatus.Preparing, null), (story.Request.Status, story.Request.Gate));
        Assert.Equal(MilestoneState.Open, story.Milestone(IemMilestones.Gate).State);
        Assert.Equal("2026-11-10T16:00", IemGiven.Wall(story.Milestone(IemMilestones.Gate).DueAt));

        story.Until("2026-11-10T16:30");
        Assert.Contains($"open e1.go-no-go.{story.Milestone(IemMilestones.Gate).Round}", story.Pages());
        Assert.Equal(IemStatus.Ready, story.Go().Request.Status);
    }

    [Fact]
    public void Move_OfTheLastDayAfterTheGate_GivesTimeToSayGoAnew()
    {
        var story = IemStory.Approved(IemGiven.FirstDay, "2026-10-18").Until("2026-10-15T15:00").Go().Until("2026-10-15T17:00").Move(IemGiven.FirstDay, IemGiven.LastDay);

        Assert.Equal("2026-10-16T00:00", IemGiven.Wall(story.Milestone(IemMilestones.Gate).DueAt));
    }

    [Fact]
    public void Move_OfWhatIsDone_LeavesItDone()
    {
        var story = IemStory.Approved().Complete("kick-off", "minutes").Move("2026-11-11", "2026-11-12");

        Assert.Equal((MilestoneState.Done, 1), (story.Milestone("kick-off").State, story.Milestone("kick-off").Round));
        Assert.Equal("2026-11-02T18:00", IemGiven.Wall(story.Milestone("architecture-review").DueAt));
    }

    [Fact]
    public void Move_OfAnApprovedEvent_InvitesAnewWithAHigherNumber()
    {
        var story = IemStory.Approved();
        var first = story.Sent.Single(n => n.Template == "iem-approved").Invitation!;

        story.Move("2026-11-11", "2026-11-12");

        var second = story.Sent.Single(n => n.Template == "iem-moved" && n.Recipient.PersonId is null).Invitation!;
        Assert.Equal(first.Uid, second.Uid);
        Assert.True(second.Sequence > first.Sequence);
        Assert.Equal(IemGiven.At("2026-11-11T00:00"), second.Start);
    }

    [Fact]
    public void Move_OfARequestThatWasNeverApproved_InvitesNobody() => Assert.All(IemStory.Filed().Move("2026-11-11", "2026-11-12").Sent, n => Assert.Null(n.Invitation));

    [Fact]
    public void Rejection_AfterItWasBroughtNearer_TakesBackTheInvitations()
    {
        var story = IemStory.Approved("2026-11-11", "2026-11-12").Move("2026-09-25", "2026-09-26");
        story.Sent.Clear();

        story.Do((r, now) => IemApprovals.Reject(r, IemGiven.Tom, "console", "Too soon.", now));

        Assert.True(story.Sent.Single(n => n.Template == "iem-ended" && n.Recipient.PersonId is null).Invitation!.Cancelled);
    }

    [Fact]
    public void Roster_OverAClockChange_MovesAlongOnTheWall()
    {
        // Clocks in Berlin go back on 25 October 2026.
        var berlin = IemStory.Filed("2026-10-16", "2026-10-16", with: o => o with { TimeZone = "Europe/Berlin" }).Approve();
        berlin.Roster(new FixedShift("enzo", OnCallGiven.At("2026-10-16T06:00Z"), OnCallGiven.At("2026-10-16T16:00Z"))).Mail();

        berlin.Move("2026-10-30", "2026-10-30");

        Assert.Equal([new FixedShift("enzo", OnCallGiven.At("2026-10-30T07:00Z"), OnCallGiven.At("2026-10-30T17:00Z"))], berlin.Request.Roster);
        Assert.Contains("iem-roster email enzo", berlin.Mail());
    }

    [Fact]
    public void Roster_OfARepeatedHour_StaysWhereItIsWhenExtended()
    {
        var berlin = IemStory.Filed("2026-10-25", "2026-10-25", with: o => o with { TimeZone = "Europe/Berlin" }).Approve();
        berlin.Roster(new FixedShift("enzo", OnCallGiven.At("2026-10-25T01:30Z"), OnCallGiven.At("2026-10-25T16:00Z")));

        berlin.Extend("2026-10-26");

        Assert.Equal(OnCallGiven.At("2026-10-25T01:30Z"), berlin.Request.Roster[0].From);
    }
}
