using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

public class MilestoneWorkTests
{
    [Fact]
    public void Milestone_WithoutItsDeliverables_IsNotDone() => Assert.Equal(
        ["deliverables.architecture-diagram", "deliverables.capacity-plan", "deliverables"], OnCallGiven.Faults(() => IemStory.Approved().Complete("architecture-review", "poem")));

    [Fact]
    public void Milestone_Done_KeepsWhatWasHandedInAndWhatIsMissing()
    {
        var story = IemStory.Approved().Complete("kick-off", "minutes");

        var done = story.Milestone("kick-off");
        Assert.Equal((MilestoneState.Done, "tom", story.Now), (done.State, done.DoneBy!.Id, done.DoneAt));
        Assert.Equal([new Handed("minutes", "https://files.example/it")], done.Handed);
        Assert.Equal("intake-complete, contacts-by-role", story.Events(IemEvents.MilestoneDone)[0].Details["missing"]);
    }

    [Fact]
    public void Milestone_DoneLate_SaysSo() => Assert.Equal(
        "true", IemStory.Approved().Until("2026-09-28T18:01").Complete("kick-off", "minutes").Events(IemEvents.MilestoneDone)[0].Details["late"]);

    [Fact]
    public void Milestone_DoneTwice_IsAConflict()
    {
        var refused = OnCallGiven.Refused(() => IemStory.Approved().Complete("kick-off", "minutes").Complete("kick-off", "minutes"));

        Assert.Equal((RefusalKind.Conflict, "milestone"), (refused.Kind, refused.Errors[0].Field));
    }

    [Theory]
    [InlineData("wrap-up-report", "report")]
    [InlineData("closing", "close")]
    public void Milestone_WithACommandOfItsOwn_IsDoneByThat(string milestone, string command) =>
        Assert.Contains($"is done by {command}", OnCallGiven.Refused(() => IemStory.Approved().Complete(milestone)).Errors[0].Reason);

    [Fact]
    public void Milestone_OfNoSuchName_IsNotFound() => Assert.Equal(RefusalKind.NotFound, OnCallGiven.Refused(() => IemStory.Approved().Complete("party")).Kind);

    [Fact]
    public void Milestone_WhoseCheckBlocks_IsAConflict()
    {
        var story = IemStory.Approved().Do((r, now) => IemPreparation.OpenRisk(r, Given.Customer, "api", "One cache for all", Light.Red, null, now));

        Assert.Equal(["risks-closed"], OnCallGiven.Faults(() => story.Complete("risks-closed")));
    }

    [Fact]
    public void Owner_OfAMilestone_IsToldWhenHeGetsIt()
    {
        var story = IemStory.Approved();
        story.Mail();

        Assert.Equal(["milestone-assigned email enzo"], Assign(story, "health-check", "enzo").Mail());
        Assert.Equal(["milestone-assigned email tom"], Assign(story, "health-check", "tom").Mail());
        Assert.Equal(["milestone-assigned email enzo"], Assign(story, "health-check", "enzo").Mail());
        Assert.Empty(Assign(story, "health-check", "enzo").Mail());
    }

    [Fact]
    public void Owner_WhoIsNotOfTheStaff_IsRefused() =>
        Assert.Equal(["owner"], OnCallGiven.Faults(() => IemStory.Approved().Do((r, now) => IemWork.Assign(r, IemGiven.Tom, "console", "closing", "ann", false, now))));

    [Fact]
    public void Owner_WhoHasLeft_LeavesItToWhoeverLeads()
    {
        var story = IemStory.Approved();
        story.Setting = story.Setting with { People = [.. IemGiven.People.Where(p => p.Id != "tom")] };
        story.Mail();

        Assert.Equal(["milestone-reminder email lea"], story.Until("2026-09-28T17:59").Mail());
        Assert.Equal(["milestone-missed email lea", "milestone-missed sms lea"], story.Until("2026-09-28T18:00").Mail());
        Assert.Equal(["milestone-missed email lea"], story.Until("2026-09-29T09:00").Mail());
        Assert.Equal(["open e1.kick-off.1"], story.Pages());
    }

    static IemStory Assign(IemStory story, string milestone, string owner) => story.Do((r, now) => IemWork.Assign(r, IemGiven.Lea, "console", milestone, owner, true, now));
}
