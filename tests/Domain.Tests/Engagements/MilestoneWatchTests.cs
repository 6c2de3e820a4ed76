using CsCheck;
using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Tests.Iem;
using SupportFlows.Domain.Timelines;
using static SupportFlows.Domain.Tests.Engagements.PlanGiven;

namespace SupportFlows.Domain.Tests.Engagements;

public class MilestoneWatchTests
{
    static readonly Milestone Open = Make(Days("2026-10-16", "2026-10-17"), "2026-09-21T09:00", Before(3, remind: "P1D", escalate: "PT4H"))[0];

    [Theory]
    [InlineData("2026-10-12T17:59", "")]
    [InlineData("2026-10-12T18:00", "Remind")]
    [InlineData("2026-10-13T17:59", "Remind")]
    [InlineData("2026-10-13T18:00", "Miss")]
    [InlineData("2026-10-13T21:59", "Miss")]
    [InlineData("2026-10-13T22:00", "Miss Escalate")]
    [InlineData("2026-12-01T00:00", "Miss Escalate")]
    public void Due_AtAnInstant_IsWhatStillMatters(string at, string steps) => Assert.Equal(steps, string.Join(' ', MilestoneWatch.Due(Open, IemGiven.At(at))));

    [Fact]
    public void NextAt_StepByStep_IsEachOnce()
    {
        var (milestone, seen) = (Open, new List<string>());
        while (MilestoneWatch.NextAt(milestone) is { } at)
        {
            var step = Assert.Single(MilestoneWatch.Due(milestone, at));
            seen.Add($"{step} {IemGiven.Wall(at)}");
            milestone = MilestoneWatch.Noted(milestone, step, at);
        }

        Assert.Equal(["Remind 2026-10-12T18:00", "Miss 2026-10-13T18:00", "Escalate 2026-10-13T22:00"], seen);
        Assert.Equal(MilestoneState.Overdue, milestone.State);
    }

    [Fact]
    public void Due_OfWhatIsDone_IsNothing()
    {
        var done = Open with { DoneAt = Open.DueAt, DoneBy = Actor.System };

        Assert.Empty(MilestoneWatch.Due(done, IemGiven.At("2026-12-01T00:00")));
        Assert.Null(MilestoneWatch.NextAt(done));
    }

    [Fact]
    public void Due_DecidedTwiceAtAnyTimes_TakesEachStepOnceAndLooksAhead() => Gen.Int[-3000, 3000].Array[1, 10].Sample(minutes =>
    {
        var (milestone, taken) = (Open, new List<MilestoneStep>());
        foreach (var now in minutes.Order().Select(m => Open.DueAt + Duration.FromMinutes(m)))
        {
            foreach (var step in MilestoneWatch.Due(milestone, now))
            {
                milestone = MilestoneWatch.Noted(milestone, step, now);
                taken.Add(step);
            }

            Assert.Empty(MilestoneWatch.Due(milestone, now));
            Assert.True(MilestoneWatch.NextAt(milestone) is null || MilestoneWatch.NextAt(milestone) > now);
        }

        Assert.Equal(taken.Distinct().Order(), taken);
    });
}
