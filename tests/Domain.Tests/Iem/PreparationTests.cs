using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

public class PreparationTests
{
    static FixedShift Shift(string who, string from, string to) => new(who, IemGiven.At(from), IemGiven.At(to));

    [Fact]
    public void Plan_GivenByAndBy_KeepsWhatIsLeftOut()
    {
        var story = IemStory.Filed(with: o => o with { Plan = new IemPlan { Bridge = "https://meet.example", TrafficMultiple = 8 } });

        story.Do((r, now) => IemPreparation.PutPlan(r, Given.Customer, "api", new IemPlan { TrafficMultiple = 9.5m, Rollback = new ActionPlan("Switch back.", "Errors over 2 %") }, now));

        Assert.Equal(("https://meet.example", 9.5m, "Errors over 2 %"), (story.Request.Plan.Bridge, story.Request.Plan.TrafficMultiple, story.Request.Plan.Rollback!.Trigger));
        Assert.Equal("trafficMultiple rollback", story.Events(IemEvents.PlanChanged)[0].Details["parts"]);
    }

    [Fact]
    public void Plan_ThatIsFaulty_NamesEachPart() => Assert.Equal(
        ["trafficMultiple", "successCriteria", "rollback.steps", "escalation[0].who"],
        OnCallGiven.Faults(() => IemStory.Filed().Do((r, now) => IemPreparation.PutPlan(
            r, Given.Customer, "api",
            new IemPlan { TrafficMultiple = -1, SuccessCriteria = new string('x', 4001), Rollback = new ActionPlan(""), Escalation = [new EscalationStep("")] }, now))));

    [Fact]
    public void Scorecard_Answered_ReplacesTheEarlierAnswer()
    {
        var story = IemStory.Approved();

        Answer(story, new ScorecardAnswer("capacity", Light.Red, "Half of it."), new ScorecardAnswer("runbook", Light.Green));
        Answer(story, new ScorecardAnswer("capacity", Light.Green), new ScorecardAnswer("runbook", Light.Green));

        Assert.Equal(["runbook Green", "capacity Green"], story.Request.Scorecard.Select(a => $"{a.Item} {a.Light}"));
        Assert.Equal(3, story.Events(IemEvents.ScorecardAnswered).Count);
    }

    [Fact]
    public void Scorecard_ThatIsNotGreen_SaysWhy() => Assert.Equal(
        ["answers[0].note", "answers[1].item"],
        OnCallGiven.Faults(() => Answer(IemStory.Approved(), new ScorecardAnswer("capacity", Light.Amber), new ScorecardAnswer("weather", Light.Green))));

    [Fact]
    public void Scorecard_WithoutAnswers_IsRefused() => Assert.Equal(["answers"], OnCallGiven.Faults(() => Answer(IemStory.Approved())));

    [Fact]
    public void Scorecard_AnsweredTwiceAtOnce_HasTheLastWord()
    {
        var story = IemStory.Approved();
        Answer(story, new ScorecardAnswer("capacity", Light.Green));

        Answer(story, new ScorecardAnswer("capacity", Light.Red, "No."), new ScorecardAnswer("capacity", Light.Green));

        Assert.Equal(Light.Green, Assert.Single(story.Request.Scorecard).Light);
    }

    [Fact]
    public void Risk_Accepted_SaysWhy()
    {
        var story = IemStory.Approved().Do((r, now) => IemPreparation.OpenRisk(r, Given.Customer, "api", "One cache for all", Light.Red, "Ann", now));

        Assert.Equal(["note"], OnCallGiven.Faults(() => Set(story, "r1", RiskState.Accepted)));
        Assert.Equal(["state"], OnCallGiven.Faults(() => Set(story, "r1", null)));
        Assert.Equal(RefusalKind.NotFound, OnCallGiven.Refused(() => Set(story, "r2", RiskState.Closed)).Kind);
        Assert.Equal((RiskState.Accepted, "It is small."), (Set(story, "r1", RiskState.Accepted, "It is small.").Request.Risks[0].State, story.Request.Risks[0].Note));
    }

    [Fact]
    public void Risk_WithoutWords_IsRefused() => Assert.Equal(["title", "rating"], OnCallGiven.Faults(() => IemStory.Approved().Do((r, now) => IemPreparation.OpenRisk(r, Given.Customer, "api", " ", null, null, now))));

    [Fact]
    public void Roster_ThatIsFaulty_NamesEachShift() => Assert.Equal(
        ["shifts[0].personId", "shifts[1].to", "shifts[2]", "shifts[3]"],
        OnCallGiven.Faults(() => IemStory.Approved().Roster(
            Shift("nobody", "2026-10-16T00:00", "2026-10-16T08:00"),
            Shift("enzo", "2026-10-16T08:00", "2026-10-16T08:00"),
            Shift("enzo", "2026-10-15T23:59", "2026-10-16T08:00"),
            Shift("enzo", "2026-10-17T08:00", "2026-10-18T00:01"))));

    [Fact]
    public void Roster_WithGaps_IsSetAndSaysSo()
    {
        var story = IemStory.Approved().Roster(Shift("enzo", "2026-10-16T00:00", "2026-10-16T12:00"), Shift("xena", "2026-10-17T00:00", "2026-10-18T00:00"));

        Assert.Equal("1", story.Events(IemEvents.RosterSet)[0].Details["gaps"]);
        Assert.Equal([], IemRoster.At(story.Request, IemGiven.At("2026-10-16T12:00")));
        Assert.Equal(["xena"], IemRoster.At(story.Request, IemGiven.At("2026-10-17T00:00")));
    }

    [Fact]
    public void Roster_OfSomebodyWhoCannotBePaged_IsSetAndNamesHim()
    {
        var story = IemStory.Approved().Roster(Shift("enzo", "2026-10-16T00:00", "2026-10-17T00:00"), Shift("tom", "2026-10-17T00:00", "2026-10-18T00:00"));

        Assert.Equal("tom", story.Events(IemEvents.RosterSet)[0].Details["unreachable"]);
    }

    [Fact]
    public void Roster_SetAgainAsItIs_ChangesNothing()
    {
        var story = IemStory.Approved().Roster(Shift("enzo", "2026-10-16T00:00", "2026-10-18T00:00"));
        story.Mail();

        Assert.Empty(story.Roster(Shift("enzo", "2026-10-16T00:00", "2026-10-18T00:00")).Mail());
        Assert.Single(story.Events(IemEvents.RosterSet));
    }

    static IemStory Answer(IemStory story, params ScorecardAnswer[] answers) => story.Do((r, now) => IemPreparation.Answer(IemGiven.Policy, r, IemGiven.Tom, "console", answers, now));

    static IemStory Set(IemStory story, string risk, RiskState? state, string? note = null) => story.Do((r, now) => IemPreparation.SetRisk(r, IemGiven.Tom, "console", risk, state, note, now));
}
