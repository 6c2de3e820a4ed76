using NodaTime;
using SupportFlows.Domain.OnCall;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

public class PrecedenceTests
{
    static readonly Instant Tuesday = At("2026-03-03T12:00Z");
    static readonly Schedule Weeks = Schedule(Weekly);

    [Fact]
    public void Later_Layer_Lies_Over_An_Earlier_One_While_It_Has_Somebody()
    {
        var nights = new Layer("Nights", ["cyd"], RotationUnit.Weeks, 1, Weekly.Start, Restrictions: [new([IsoDayOfWeek.Tuesday], new LocalTime(18, 0), new LocalTime(6, 0))]);
        var schedule = Schedule(Weekly with { People = ["ann"] }, nights);

        Assert.Equal(["ann"], Duty.At(schedule, Tuesday));
        Assert.Equal(["cyd"], Duty.At(schedule, At("2026-03-03T17:00Z")));
        Assert.Equal(["cyd"], Duty.At(schedule, At("2026-03-04T04:59Z")));
        Assert.Equal(["ann"], Duty.At(schedule, At("2026-03-04T05:00Z")));
    }

    [Fact]
    public void Override_Instead_Of_Somebody_Takes_Only_His_Shifts()
    {
        var schedule = Weeks with { Overrides = [new("o", "lea", At("2026-03-02T00:00Z"), At("2026-03-30T00:00Z"), InsteadOf: "cyd")] };

        Assert.Equal(["cyd"], Duty.At(Weeks, Tuesday));
        Assert.Equal(["lea"], Duty.At(schedule, Tuesday));
        Assert.Equal(Duty.At(Weeks, Tuesday + Duration.FromDays(7)), Duty.At(schedule, Tuesday + Duration.FromDays(7)));
    }

    [Fact]
    public void Override_Covers_A_Span_In_Which_Nobody_Was()
    {
        var empty = Schedule() with { Overrides = [new("o", "lea", Tuesday, Tuesday + Duration.FromHours(1))] };

        Assert.Equal(["lea"], Duty.At(empty, Tuesday));
        Assert.Empty(Duty.At(empty, Tuesday + Duration.FromHours(1)));
    }

    [Fact]
    public void Temporary_Schedule_Stands_Alone_And_Its_Holes_Are_Gaps_And_It_Ends_By_Itself()
    {
        var hour = Duration.FromHours(1);
        var schedule = Weeks with
        {
            Overrides = [new("o", "lea", Tuesday, Tuesday + 4 * hour)],
            Temporary = [new("t", Tuesday, Tuesday + 3 * hour, [new("ann", Tuesday, Tuesday + 2 * hour), new("bob", Tuesday + hour, Tuesday + 2 * hour)])],
        };

        Assert.Equal(["ann"], Duty.At(schedule, Tuesday));
        Assert.Equal(["ann", "bob"], Duty.At(schedule, Tuesday + hour));
        Assert.Equal(new Interval(Tuesday + 2 * hour, Tuesday + 3 * hour), Assert.Single(Duty.Gaps(schedule, Tuesday, Tuesday + 10 * hour)));
        Assert.Equal(["lea"], Duty.At(schedule, Tuesday + 3 * hour));
        Assert.Equal(["cyd"], Duty.At(schedule, Tuesday + 4 * hour));
    }

    [Fact]
    public void Schedule_That_Has_Nobody_At_All_Is_One_Whole_Gap()
    {
        // OneUptime rendered a gap of 100 % as nothing (PEERS C7).
        var (from, to) = (Tuesday, Tuesday + Duration.FromDays(7));

        Assert.Equal(new Interval(from, to), Assert.Single(Duty.Gaps(Schedule(), from, to)));
        Assert.Empty(Duty.Shifts(Schedule(), from, to));
        Assert.Null(Duty.NextChange(Schedule(), from));
    }

    [Fact]
    public void One_Person_Without_End_Is_One_Shift_And_Nothing_Changes()
    {
        var alone = Schedule(Weekly with { People = ["ann", "ann"] });

        Assert.Single(Duty.Shifts(alone, Tuesday, Tuesday + Duration.FromDays(365)));
        Assert.Null(Duty.NextChange(alone, Tuesday));
    }
}
