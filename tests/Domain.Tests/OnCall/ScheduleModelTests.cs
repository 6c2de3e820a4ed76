using CsCheck;
using NodaTime;
using SupportFlows.Domain.OnCall;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

/// <summary>Against a walk from minute to minute, over both changes of clocks in seven zones and thirty years.</summary>
public class ScheduleModelTests
{
    const int Minutes = ScheduleGen.Days * 1440;
    const int Cases = 50;

    [Fact]
    public void Shifts_And_Gaps_Are_What_The_Clock_On_The_Wall_Says_Minute_By_Minute() => ScheduleGen.Scheduled.Sample(
        c =>
        {
            var walk = new MinuteWalk(c.Schedule, c.From, Minutes);
            var shifts = Duty.Shifts(c.Schedule, c.From, Instants(c.From, Minutes));
            var gaps = Duty.Gaps(c.Schedule, c.From, Instants(c.From, Minutes));
            var (shift, gap) = (0, 0);
            for (var m = 0; m < Minutes; m++)
            {
                var at = Instants(c.From, m);
                while (shift < shifts.Count && shifts[shift].Interval.End <= at) shift++;
                while (gap < gaps.Count && gaps[gap].End <= at) gap++;
                var people = shift < shifts.Count && shifts[shift].Interval.Contains(at) ? shifts[shift].People : [];
                Assert.Equal(walk.At(m), people);
                // What has nothing but temporary schedules is there for their spans only.
                var isMissed = people.Count == 0 && (c.Schedule.Layers.Count > 0 || c.Schedule.Temporary.Count == 0 || c.Schedule.Temporary.Any(t => t.From <= at && at < t.To));
                Assert.Equal(isMissed, gap < gaps.Count && gaps[gap].Contains(at));
            }
        },
        iter: Cases);

    [Fact]
    public void Anybody_Asked_For_At_Any_Minute_Is_Who_The_Walk_Meets_There() => Gen.Select(ScheduleGen.Scheduled, Gen.Int[0, Minutes - 1].Array[40]).Sample(
        (c, minutes) =>
        {
            var walk = new MinuteWalk(c.Schedule, c.From, Minutes);
            foreach (var m in minutes) Assert.Equal(walk.At(m), Duty.At(c.Schedule, Instants(c.From, m)));
        },
        iter: Cases);

    [Fact]
    public void Next_Change_Is_The_First_Minute_With_Other_People() => ScheduleGen.Scheduled.Sample(
        c =>
        {
            var walk = new MinuteWalk(c.Schedule, c.From, Minutes);
            var first = Enumerable.Range(1, Minutes - 1).FirstOrDefault(m => !walk.At(m).SequenceEqual(walk.At(0)));
            var next = Duty.NextChange(c.Schedule, c.From);
            if (first == 0) Assert.True(next is null || next >= Instants(c.From, Minutes));
            else Assert.Equal(Instants(c.From, first), next);
        },
        iter: Cases);

    [Fact]
    public void Shifts_Are_As_Long_As_They_Can_Be_And_Do_Not_Overlap() => ScheduleGen.Scheduled.Sample(
        c =>
        {
            var shifts = Duty.Shifts(c.Schedule, c.From, Instants(c.From, Minutes));
            Assert.All(shifts, s => Assert.True(s.Interval.Start < s.Interval.End && s.People.Count > 0));
            Assert.All(shifts.Zip(shifts.Skip(1)), pair =>
            {
                var (one, next) = pair;
                Assert.True(one.Interval.End <= next.Interval.Start);
                Assert.False(one.Interval.End == next.Interval.Start && one.Source == next.Source && one.People.SequenceEqual(next.People));
            });
        },
        iter: Cases);

    static Instant Instants(Instant from, int minutes) => from + Duration.FromMinutes(minutes);
}
