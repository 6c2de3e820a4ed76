using CsCheck;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Tests.Calendars;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Pauses and reclassifications in any order, around the clock and in weekly hours of any zone.</summary>
public class ClockModelTests
{
    const int Cases = 500;

    static readonly Gen<(SupportHours Hours, Instant Start, int Target, (int Gap, int Pause)[] Pauses)> Paused =
        from hours in Gen.OneOf(Gen.Const(SupportHours.Always), HoursGen.Hours)
        from start in HoursGen.Minute(hours)
        from target in Gen.Int[1, 600]
        from pauses in Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 3000]).Array[0, 5]
        select (hours, start, target, pauses);

    [Fact]
    public void PausesAlone_LeaveTheTargetToTheSecond() => Paused.Sample(
        c =>
        {
            var (clock, at) = Run(c.Hours, c.Start, c.Target, c.Pauses, (before, after) =>
            {
                Assert.True(after.DueAt >= before.DueAt);
                Assert.Equal(c.Hours.Between(before.PausedAt!.Value, before.DueAt), c.Hours.Between(after.StartedAt, after.DueAt) - c.Hours.Between(after.StartedAt, before.PausedAt.Value) - (after.PausedFor - before.PausedFor));
            });

            if (clock.State == ClockState.Running)
                Assert.Equal(clock.Target + clock.PausedFor, c.Hours.Between(clock.StartedAt, clock.DueAt));
            Assert.True(clock.State == ClockState.Missed || at < clock.DueAt);
        },
        iter: Cases);

    [Fact]
    public void Regrading_KeepsThePauses() => Gen.Select(Paused, Gen.Int[1, 1200]).Sample(
        (c, minutes) =>
        {
            var (clock, at) = Run(c.Hours, c.Start, c.Target, c.Pauses, (_, _) => { });
            var target = Duration.FromMinutes(minutes);
            var regraded = Clocks.Retarget(clock, target, c.Hours, at);
            if (clock.State == ClockState.Missed || target == clock.Target)
                Assert.Equal(clock, regraded);
            else if (target > clock.Target)
                Assert.Equal(Instant.Max(clock.DueAt, c.Hours.Add(c.Start, target + clock.PausedFor)), regraded.DueAt);
            else
                Assert.Equal(Instant.Min(clock.DueAt, c.Hours.Add(at, target)), regraded.DueAt);
            Assert.Equal(clock.PausedFor, regraded.PausedFor);
        },
        iter: Cases);

    [Fact]
    public void Warnings_RiseTowardsTheDueTime() => Gen.Select(Paused, Gen.Int[1, 98]).Sample(
        (c, percent) =>
        {
            var (clock, _) = Run(c.Hours, c.Start, c.Target, c.Pauses, (_, _) => { });
            var (lower, higher) = (Clocks.WarningAt(clock, percent, c.Hours), Clocks.WarningAt(clock, percent + 1, c.Hours));
            Assert.True(lower < higher && higher < clock.DueAt);
            Assert.Equal(clock.Target * (100 - percent) / 100, c.Hours.Between(lower, clock.DueAt));
        },
        iter: Cases);

    /// <summary>Runs for a gap, pauses for a while, and so on; ends when it was missed.</summary>
    static (Clock Clock, Instant At) Run(SupportHours hours, Instant start, int target, (int Gap, int Pause)[] pauses, Action<Clock, Clock> resumed)
    {
        var (clock, at) = (Clocks.Start(ClockKind.Resolution, Duration.FromMinutes(target), hours, start), start);
        foreach (var (gap, pause) in pauses)
        {
            at += Duration.FromMinutes(gap);
            var paused = Clocks.Pause(clock, at);
            if (paused.State == ClockState.Missed) return (paused, at);
            at += Duration.FromMinutes(pause);
            clock = Clocks.Resume(paused, hours, at);
            resumed(paused, clock);
        }

        return (clock, at);
    }
}
