using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>The T-1 gate: what blocks it, and what is written down with it.</summary>
public class GateTests
{
    [Fact]
    public void Go_WithAnOpenRisk_IsBlocked()
    {
        var story = WithRisk();

        var refused = OnCallGiven.Refused(() => story.Go());

        Assert.Equal((RefusalKind.Conflict, "risks-closed"), (refused.Kind, Assert.Single(refused.Errors).Field));
        Assert.Contains("r1 (One cache for all)", refused.Errors[0].Reason);
    }

    [Theory]
    [InlineData(RiskState.Closed)]
    [InlineData(RiskState.Accepted)]
    public void Go_WhenTheRiskIsClosedOrBorne_IsSaid(RiskState state) => Assert.Equal(
        IemStatus.Ready, WithRisk().Do((r, now) => IemPreparation.SetRisk(r, IemGiven.Tom, "console", "r1", state, "It is small.", now)).Go().Request.Status);

    [Fact]
    public void Go_WithARedScorecardAndNoCoverage_HearsOfAllThatBlocks()
    {
        var story = WithRisk().Do((r, now) => IemPreparation.Answer(IemGiven.Policy, r, IemGiven.Tom, "console", [new ScorecardAnswer("capacity", Light.Red, "Half of it.")], now));
        story.IsCovered = false;

        Assert.Equal(["plan-covers-event", "risks-closed", "scorecard-not-red"], OnCallGiven.Faults(() => story.Go()));
    }

    [Fact]
    public void Go_WithWhatDoesNotBlock_WritesItDown()
    {
        var story = IemStory.Approved().Go();

        Assert.Equal("scorecard-complete, rollback-plan, roster-covers-event", story.Events(IemEvents.Go)[0].Details["missing"]);
        Assert.Equal((MilestoneState.Done, "lea"), (story.Milestone(IemMilestones.Gate).State, story.Milestone(IemMilestones.Gate).DoneBy!.Id));
    }

    [Fact]
    public void Go_WithNothingMissing_SaysSo()
    {
        var story = IemStory.Approved()
            .Roster(new FixedShift("enzo", IemGiven.At("2026-10-16T00:00"), IemGiven.At("2026-10-18T00:00")))
            .Do((r, now) => IemPreparation.PutPlan(r, Given.Customer, "api", new IemPlan { Rollback = new ActionPlan("Switch back.", "Errors over 2 %", "Ann", "Errors fall.") }, now))
            .Do((r, now) => IemPreparation.Answer(IemGiven.Policy, r, IemGiven.Tom, "console", [.. IemGiven.Policy.Scorecard.Select(i => new ScorecardAnswer(i.Id, Light.Green))], now))
            .Go();

        Assert.False(story.Events(IemEvents.Go)[0].Details.ContainsKey("missing"));
    }

    [Fact]
    public void Gate_IsNotCompletedByHand()
    {
        var refused = OnCallGiven.Refused(() => IemStory.Approved().Complete(IemMilestones.Gate));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Contains("go or no-go", refused.Errors[0].Reason);
    }

    static IemStory WithRisk() => IemStory.Approved().Do((r, now) => IemPreparation.OpenRisk(r, Given.Customer, "api", "One cache for all", Light.Red, null, now));
}
