using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Tests.Iem;
using SupportFlows.Domain.Timelines;
using static SupportFlows.Domain.Tests.Engagements.PlanGiven;

namespace SupportFlows.Domain.Tests.Engagements;

public class MovingTests
{
    static readonly IReadOnlyList<Milestone> Plan = Make(Days("2026-10-16", "2026-10-17"), "2026-09-21T09:00", Before(10), Before(3), After(1)).Told();

    [Fact]
    public void Move_ToOtherDays_RenewsWhatIsOpen()
    {
        var overdue = Plan.Select(m => m.Id == "t-10" ? m with { RemindedAt = m.DueAt, MissedAt = m.DueAt, EscalatedAt = m.DueAt } : m).ToList();

        var moved = Move(overdue, Days("2026-11-11", "2026-11-12"), "2026-10-09T09:00");

        Assert.Equal(["t-10 2026-10-28T18:00", "t-3 2026-11-06T18:00", "e-1 2026-11-13T18:00"], Dues(moved));
        Assert.All(moved, m => Assert.Equal((2, null, null, null), (m.Round, m.RemindedAt, m.MissedAt, m.EscalatedAt)));
    }

    [Fact]
    public void Move_OfWhatIsDone_LeavesItDone()
    {
        var done = Plan[0] with { DoneAt = IemGiven.At("2026-09-25T09:00"), DoneBy = Actor.System };

        Assert.Equal(done, Move([done, .. Plan.Skip(1)], Days("2026-11-11", "2026-11-12"), "2026-10-09T09:00")[0]);
    }

    [Fact]
    public void Move_OfTheLastDayAlone_LeavesAloneWhatLeadsToTheFirst()
    {
        var moved = Move(Plan, Days("2026-10-16", "2026-10-19"), "2026-10-09T09:00");

        Assert.Equal(Plan.Take(2), moved.Take(2));
        Assert.Equal((2, IemGiven.At("2026-10-20T18:00")), (moved[2].Round, moved[2].DueAt));
    }

    [Fact]
    public void Move_OfTheLastDayAlone_LeavesAloneWhatAShortNoticeMadeLate()
    {
        var late = Make(Days("2026-10-16", "2026-10-16"), "2026-10-14T09:00", Before(10), Before(1), After(1)).Told();

        Assert.Equal(late.Take(2), Move(late, Days("2026-10-16", "2026-10-17"), "2026-10-14T15:00").Take(2));
    }

    [Fact]
    public void Move_ToDaysThatLeaveItWhereItWas_TellsNobodyAnew()
    {
        // The first event day moves within a weekend: the business day before it is the same.
        var plan = Make(Days("2026-10-17", "2026-10-17"), "2026-09-21T09:00", Before(1)).Told();

        Assert.Equal(plan, Move(plan, Days("2026-10-18", "2026-10-18"), "2026-09-22T09:00"));
    }

    [Fact]
    public void Move_ToANearerDay_PutsNothingBehindItsBegin()
    {
        var late = Make(Days("2026-10-18", "2026-10-18"), "2026-10-16T23:00", Before(1)).Told();
        Assert.Equal(["t-1 2026-10-17T23:00"], Dues(late));

        Assert.Equal(["t-1 2026-10-17T00:00"], Dues(Move(late, Days("2026-10-17", "2026-10-17"), "2026-10-16T23:30")));
    }

    [Fact]
    public void Move_ThatBringsMilestonesIntoAnotherOrder_SortsThem()
    {
        var done = Plan[1] with { DoneAt = IemGiven.At("2026-09-25T09:00"), DoneBy = Actor.System };

        Assert.Equal(["t-3", "t-10", "e-1"], Move([Plan[0], done, Plan[2]], Days("2026-11-11", "2026-11-12"), "2026-10-09T09:00").Select(m => m.Id));
    }
}
