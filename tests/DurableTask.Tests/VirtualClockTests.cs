using SupportFlows.Embedded;

namespace SupportFlows.DurableTask_Tests;

public class VirtualClockTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    readonly WorkTracker work = new();
    readonly List<string> fired = [];

    [Fact]
    public async Task Advance_FiresInOrderOfDueTimeThenCreation_EachAtItsInstant()
    {
        var clock = VirtualClock.Frozen(Start, work);
        using var late = Timer(clock, "late", 3);
        using var first = Timer(clock, "first", 1);
        using var second = Timer(clock, "second", 1);

        await clock.AdvanceAsync(TimeSpan.FromHours(2), TestContext.Current.CancellationToken);

        Assert.Equal(["first at 1", "second at 1"], fired);
        Assert.Equal(Start.AddHours(2), clock.GetUtcNow());
    }

    [Fact]
    public async Task Advance_OfAPeriodicTimer_FiresEachPeriod()
    {
        var clock = VirtualClock.Frozen(Start, work);
        using var timer = clock.CreateTimer(_ => fired.Add($"{(clock.GetUtcNow() - Start).TotalHours}"), null, TimeSpan.FromHours(1), TimeSpan.FromHours(2));

        await clock.AdvanceAsync(TimeSpan.FromHours(6), TestContext.Current.CancellationToken);

        Assert.Equal(["1", "3", "5"], fired);
    }

    [Fact]
    public async Task Advance_WaitsForWork_BeforeItGoesOn()
    {
        var clock = VirtualClock.Frozen(Start, work);
        var unit = default(WorkTracker.Work);
        using var first = clock.CreateTimer(_ => unit = work.Begin(), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var second = Timer(clock, "second", 2);

        var advance = clock.AdvanceAsync(TimeSpan.FromHours(3), TestContext.Current.CancellationToken);
        Assert.False(advance.IsCompleted);
        Assert.Equal(Start.AddHours(1), clock.GetUtcNow());
        unit.Dispose();
        await advance;

        Assert.Equal(["second at 2"], fired);
    }

    [Fact]
    public async Task Timers_MadeWhileAdvancing_FireWithinIt()
    {
        var clock = VirtualClock.Frozen(Start, work);
        ITimer? chained = null;
        using var first = clock.CreateTimer(_ => chained = Timer(clock, "chained", 1), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        await clock.AdvanceAsync(TimeSpan.FromHours(2), TestContext.Current.CancellationToken);

        Assert.Equal(["chained at 2"], fired);
        chained!.Dispose();
    }

    [Fact]
    public async Task Timers_ChangedOrDisposed_DoNotFireAsTheyWere()
    {
        var clock = VirtualClock.Frozen(Start, work);
        var gone = Timer(clock, "gone", 1);
        using var moved = Timer(clock, "moved", 1);
        gone.Dispose();
        moved.Change(TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);

        await clock.AdvanceAsync(TimeSpan.FromHours(5), TestContext.Current.CancellationToken);

        Assert.Equal(["moved at 2"], fired);
    }

    [Fact]
    public async Task LiveClock_Advanced_TellsItsOffsetBeforeEachTimer()
    {
        var real = VirtualClock.Frozen(Start, new WorkTracker());
        var clock = VirtualClock.Live(real, TimeSpan.FromDays(1), work, offset => fired.Add($"moved {offset.TotalHours}"));
        using var timer = clock.CreateTimer(_ => fired.Add($"fired {(clock.GetUtcNow() - Start).TotalHours}"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        await clock.AdvanceAsync(TimeSpan.FromHours(2), TestContext.Current.CancellationToken);

        Assert.Equal(["moved 25", "fired 25", "moved 26", "moved 26"], fired);
        Assert.Equal(Start.AddHours(26), clock.GetUtcNow());
    }

    [Fact]
    public async Task LiveClock_ThatCannotTellItsOffset_GoesOnFromWhereItIsAndLosesNoTimer()
    {
        var real = VirtualClock.Frozen(Start, new WorkTracker());
        var full = true;
        var clock = VirtualClock.Live(real, TimeSpan.Zero, work, _ => { if (full) throw new IOException("No space left on device"); });
        using var first = Timer(clock, "first", 1);
        using var second = Timer(clock, "second", 3);

        await Assert.ThrowsAsync<IOException>(() => clock.AdvanceAsync(TimeSpan.FromHours(2), TestContext.Current.CancellationToken));
        Assert.Equal(Start, clock.GetUtcNow());
        await real.AdvanceAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        Assert.Equal(["first at 1"], fired);

        full = false;
        await clock.AdvanceAsync(TimeSpan.FromHours(2), TestContext.Current.CancellationToken);
        Assert.Equal(["first at 1", "second at 3"], fired);
    }

    [Fact]
    public async Task LiveClock_LeftAlone_RunsWithTheRealOne()
    {
        var real = VirtualClock.Frozen(Start, new WorkTracker());
        var clock = VirtualClock.Live(real, TimeSpan.FromDays(1), work);
        using var timer = Timer(clock, "timer", 1);

        await real.AdvanceAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        Assert.Equal(["timer at 25"], fired);
    }

    [Fact]
    public async Task Advances_AtTheSameTime_QueueUp()
    {
        var clock = VirtualClock.Frozen(Start, work);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clock.AdvanceAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken)));

        Assert.Equal(Start.AddHours(10), clock.GetUtcNow());
    }

    ITimer Timer(VirtualClock clock, string name, int hours)
        => clock.CreateTimer(_ => fired.Add($"{name} at {(clock.GetUtcNow() - Start).TotalHours}"), null, TimeSpan.FromHours(hours), Timeout.InfiniteTimeSpan);
}
