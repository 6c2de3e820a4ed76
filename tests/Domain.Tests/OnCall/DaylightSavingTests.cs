using NodaTime;
using SupportFlows.Domain.OnCall;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

/// <summary>DST moves no shift by an hour (PEERS C9): the rules of <c>WallClock</c>, one worked example each.</summary>
public class DaylightSavingTests
{
    [Theory]
    [InlineData("2026-03-23T08:00Z")]
    [InlineData("2026-03-30T07:00Z")]
    [InlineData("2026-10-19T07:00Z")]
    [InlineData("2026-10-26T08:00Z")]
    public void Hand_Over_Is_At_Nine_In_Berlin_Before_And_After_Every_Change_Of_Clocks(string nine)
    {
        var at = At(nine);
        var before = Assert.Single(Duty.At(Schedule(Weekly), at - Duration.FromMinutes(1)));

        Assert.NotEqual(before, Assert.Single(Duty.At(Schedule(Weekly), at)));
        Assert.Equal(at, Duty.NextChange(Schedule(Weekly), at - Duration.FromDays(3)));
    }

    [Fact]
    public void Hand_Over_In_The_Skipped_Hour_Is_At_Its_End() =>
        Assert.Equal(At("2026-03-29T01:00Z"), Duty.NextChange(Schedule(Daily("02:30")), At("2026-03-28T12:00Z")));

    [Fact]
    public void Hand_Over_In_The_Repeated_Hour_Is_At_Its_First_Occurrence() =>
        Assert.Equal(At("2026-10-25T00:30Z"), Duty.NextChange(Schedule(Daily("02:30")), At("2026-10-24T12:00Z")));

    [Fact]
    public void Shift_Of_The_Skipped_Hour_Has_No_Length_And_The_Next_One_Is_Not_Late()
    {
        var hourly = Schedule(new Layer("Hours", ["ann", "bob", "cyd"], RotationUnit.Hours, 1, Wall("2026-03-29T00:00:00")));

        var shifts = Duty.Shifts(hourly, At("2026-03-28T23:00Z"), At("2026-03-29T03:00Z"));

        // 00-01 Ann, 01-02 Bob, 02-03 would be Cyd's and does not occur, 03-04 Ann, 04-05 Bob.
        Assert.Equal(["ann", "bob", "ann", "bob"], shifts.SelectMany(s => s.People));
        Assert.All(shifts, s => Assert.Equal(Duration.FromHours(1), s.Interval.Duration));
    }

    [Fact]
    public void Repeated_Hour_Belongs_To_The_Shift_That_Had_Begun()
    {
        var hourly = Schedule(new Layer("Hours", ["ann", "bob", "cyd"], RotationUnit.Hours, 1, Wall("2026-10-25T00:00:00")));

        var shifts = Duty.Shifts(hourly, At("2026-10-24T22:00Z"), At("2026-10-25T03:00Z"));

        Assert.Equal([1.0, 1.0, 2.0, 1.0], shifts.Select(s => s.Interval.Duration.TotalHours));
        Assert.Equal(["ann", "bob", "cyd", "ann"], shifts.SelectMany(s => s.People));
    }

    [Fact]
    public void Restrictions_That_Meet_In_The_Repeated_Hour_Overlap_And_Leave_Nobody_Out()
    {
        var early = Weekly with { People = ["ann"], Restrictions = [Every("00:00", "02:30")] };
        var late = Weekly with { People = ["bob"], Restrictions = [Every("02:30", "08:00")] };
        var (from, to) = (At("2026-10-24T22:00Z"), At("2026-10-25T07:00Z"));

        Assert.Equal(At("2026-10-25T01:30Z"), Duty.Shifts(Schedule(early), from, to)[0].Interval.End);
        Assert.Equal(At("2026-10-25T00:30Z"), Duty.Shifts(Schedule(late), from, to)[0].Interval.Start);
        Assert.Empty(Duty.Gaps(Schedule(early, late), from, to));
    }

    [Fact]
    public void Follow_The_Sun_Hands_Over_By_Each_Regions_Clock()
    {
        var europe = Weekly with { People = ["ann"], Restrictions = [Every("08:00", "20:00")] };
        var america = Weekly with { People = ["bob"], Restrictions = [Every("08:00", "20:00")], TimeZone = "America/New_York" };

        // America changes its clocks three weeks before Europe: for that time they are five hours apart, not six.
        Assert.Equal(["bob"], Duty.At(Schedule(europe, america), At("2026-03-06T13:00Z")));
        Assert.Equal(["ann"], Duty.At(Schedule(europe, america), At("2026-03-06T12:30Z")));
        Assert.Equal(["bob"], Duty.At(Schedule(europe, america), At("2026-03-09T12:30Z")));
    }

    [Fact]
    public void Ten_Years_Ahead_Is_One_Division_And_Still_At_Nine()
    {
        var at = At("2036-01-07T08:00Z");

        // 522 weeks after the first hand-over, which three people share evenly.
        Assert.Equal(["ann"], Duty.At(Schedule(Weekly), at));
        Assert.Equal(["cyd"], Duty.At(Schedule(Weekly), at - Duration.FromMinutes(1)));
    }

    static Layer Daily(string time) => new("Days", ["ann", "bob"], RotationUnit.Days, 1, Wall($"2026-01-05T{time}:00"));

    static Restriction Every(string from, string to) =>
        new([.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)], Wall($"2026-01-01T{from}:00").TimeOfDay, Wall($"2026-01-01T{to}:00").TimeOfDay);
}
