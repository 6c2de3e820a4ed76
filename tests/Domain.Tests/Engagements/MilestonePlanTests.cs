using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Tests.Iem;
using static SupportFlows.Domain.Tests.Engagements.PlanGiven;

namespace SupportFlows.Domain.Tests.Engagements;

public class MilestonePlanTests
{
    [Fact]
    public void Before_OverGoldenWeekAndAMakeUpSaturday_CountsWhatTheRegionWorks() => Assert.Equal(
        ["t-10 2026-09-28T18:00", "t-7 2026-10-08T18:00", "t-5 2026-10-10T18:00", "t-1 2026-10-15T18:00"],
        Dues(Make(Days("2026-10-16", "2026-10-17"), "2026-09-21T09:00", Before(10), Before(7), Before(5), Before(1))));

    [Fact]
    public void After_OverGoldenWeekAndAMakeUpSaturday_CountsWhatTheRegionWorks() => Assert.Equal(
        ["e-1 2026-10-08T18:00", "e-3 2026-10-10T18:00", "e-5 2026-10-13T18:00"],
        Dues(Make(Days("2026-09-29", "2026-09-30"), "2026-09-01T09:00", After(1), After(3), After(5))));

    [Fact]
    public void Due_AcrossAClockChange_KeepsItsTimeOnTheWall()
    {
        // In Berlin clocks go back on 25 October 2026.
        var plan = MilestonePlan.Make(
            [Before(5), Before(1), After(1)], Days("2026-10-28", "2026-10-28", "Europe/Berlin"), Calendars.Calendars.Get("de"), Instant.FromUtc(2026, 9, 1, 0, 0), CatchUp, _ => null);

        Assert.Equal(
            [Instant.FromUtc(2026, 10, 21, 16, 0), Instant.FromUtc(2026, 10, 27, 17, 0), Instant.FromUtc(2026, 10, 29, 17, 0)], plan.Select(m => m.DueAt));
    }

    [Fact]
    public void Owner_IsWhoeverHasTheRole()
    {
        var plan = Make(Days("2026-10-16", "2026-10-17"), "2026-09-21T09:00", Before(3), Before(1) with { Owner = MilestoneOwner.Lead });

        Assert.Equal(["tom", "lea"], plan.Select(m => m.OwnerId));
        Assert.All(plan, m => Assert.Equal((1, 0), (m.Round, m.ToldRound)));
    }

    [Fact]
    public void Plan_IntoAYearThatTheCalendarLacks_IsRefused() =>
        Assert.Throws<MissingCalendarYearException>(() => Make(Days("2026-12-30", "2026-12-31"), "2026-12-01T09:00", After(1)));
}
