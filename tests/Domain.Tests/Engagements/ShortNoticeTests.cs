using CsCheck;
using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Tests.Iem;
using static SupportFlows.Domain.Tests.Engagements.PlanGiven;

namespace SupportFlows.Domain.Tests.Engagements;

/// <summary>A short notice leaves no milestone out: what would be due sooner than a day from now gets that day, and never more than until the event begins.</summary>
public class ShortNoticeTests
{
    static readonly MilestoneTemplate[] All = [Before(10), Before(7), Before(5), Before(3), Before(1), After(1), After(5)];

    [Fact]
    public void Plan_FourDaysAhead_GivesADayForWhatIsLate() => Assert.Equal(
        ["t-10 2026-10-13T10:00", "t-7 2026-10-13T10:00", "t-5 2026-10-13T10:00", "t-3 2026-10-13T18:00", "t-1 2026-10-15T18:00", "e-1 2026-10-19T18:00", "e-5 2026-10-23T18:00"],
        Dues(Make(Days("2026-10-16", "2026-10-17"), "2026-10-12T10:00", All)));

    [Fact]
    public void Plan_OnTheEve_IsDueWhenTheEventBegins()
    {
        var plan = Make(Days("2026-10-16", "2026-10-17"), "2026-10-15T20:00", All);

        Assert.All(plan.Take(5), m => Assert.Equal(IemGiven.At("2026-10-16T00:00"), m.DueAt));
    }

    [Fact]
    public void Plan_OfWhatIsDueTomorrow_RemindsOfNothingThatItsOwnerIsToldOfNow()
    {
        var plan = Make(Days("2026-10-16", "2026-10-17"), "2026-10-12T10:00", All);

        Assert.Equal(["t-10", "t-7", "t-5"], plan.Where(m => m.RemindedAt is not null).Select(m => m.Id));
    }

    [Fact]
    public void Plan_MadeAtAnyTime_LeavesNothingOutAndKeepsItsOrder() => Gen.Select(Gen.Int[0, 90 * 24 * 60], Gen.Int[0, 60], Gen.Int[0, 5]).Sample(
        (minutes, first, length) =>
        {
            var now = IemGiven.At("2026-08-01T00:00") + Duration.FromMinutes(minutes);
            var day = IemGiven.Day("2026-09-10").PlusDays(first);
            var days = new PlannedDays(day, day.PlusDays(length), IemGiven.Shanghai);

            var plan = Make(days, now, All);

            Assert.Equal(All.Select(t => t.Id), plan.Select(m => m.Id));
            Assert.All(plan.Where(m => m.Template.Anchor == MilestoneAnchor.BeforeFirstDay), m =>
            {
                Assert.True(m.DueAt <= days.StartsAt);
                Assert.True(m.DueAt >= now + CatchUp || m.DueAt == days.StartsAt);
            });
            Assert.All(plan.Where(m => m.Template.Anchor == MilestoneAnchor.AfterLastDay), m => Assert.True(m.DueAt > days.EndsAt));
        });
}
