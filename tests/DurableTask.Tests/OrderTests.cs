using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded;

namespace SupportFlows.DurableTask_Tests;

/// <summary>With a clock that stands still, what happens at one instant happens in one order.</summary>
public class OrderTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Instances_DueAtTheSameInstant_ActInTheOrderInWhichTheyBeganToWait()
    {
        var acted = new List<string>();
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc("sleep", async context =>
            {
                await context.CreateTimer(Engine.Start.UtcDateTime + Hour, CancellationToken.None);
                await context.CallActivityAsync("act", context.InstanceId + " wakes");
                await context.CallActivityAsync("act", context.InstanceId + " sleeps");
            });
            tasks.AddActivityFunc<string>("act", (_, text) =>
            {
                lock (acted)
                {
                    acted.Add(text);
                }
            });
        });
        var ids = Enumerable.Range(0, 30).Select(number => $"{number}").ToList();
        foreach (var id in ids)
        {
            await engine.StartInstanceAsync("sleep", id: id);
        }

        await engine.AdvanceAsync(Hour);

        Assert.Equal(ids.SelectMany(id => new[] { id + " wakes", id + " sleeps" }), acted);
    }

    /// <summary>Whenever the clock has moved, all that was due has left its mark, whatever else goes on.</summary>
    [Fact]
    public async Task Advance_AmidEventsAndActivities_NeverLeavesWorkBehind()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<int, int>("ticks", async (context, ticks) =>
            {
                for (; ticks < 20; ticks++)
                {
                    await context.CreateTimer(Engine.Start.UtcDateTime + (ticks + 1) * Hour, CancellationToken.None);
                    await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallActivityAsync("act")));
                    context.SetCustomStatus(ticks + 1);
                }

                return ticks;
            });
            tasks.AddOrchestratorFunc<object?, int>("sum", async (context, _) =>
            {
                var sum = 0;
                while (await context.WaitForExternalEvent<int>("add") is var number and > 0)
                {
                    await context.CallActivityAsync("act");
                    context.SetCustomStatus(sum += number);
                }

                return sum;
            });
            tasks.AddActivityFunc("act", async _ => await Task.Yield());
        });
        var ids = Enumerable.Range(0, 5).Select(number => $"ticks-{number}").ToList();
        foreach (var id in ids)
        {
            await engine.StartInstanceAsync("ticks", 0, id);
        }

        await engine.StartInstanceAsync("sum", id: "sum");
        const int sent = 200;
        var caller = Task.Run(async () =>
        {
            for (var number = 0; number < sent; number++)
            {
                await engine.Client.RaiseEventAsync("sum", "add", 1, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);

        for (var hour = 1; hour <= 20; hour++)
        {
            await engine.AdvanceAsync(Hour);
            foreach (var id in ids)
            {
                Assert.Equal($"{hour}", (await engine.GetAsync(id)).SerializedCustomStatus);
            }
        }

        await caller;
        await engine.SettleAsync();
        Assert.Equal($"{sent}", (await engine.GetAsync("sum")).SerializedCustomStatus);
    }

    [Fact]
    public async Task LiveClock_WhenTheWallClockIsSetForward_FiresWithinAMinute()
    {
        var wall = new SettableClock();
        var fired = new TaskCompletionSource();
        var clock = VirtualClock.Live(wall, TimeSpan.Zero, new WorkTracker());
        await using var timer = clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.FromHours(8), Timeout.InfiniteTimeSpan);

        wall.Set(TimeSpan.FromHours(9));
        wall.Elapse(TimeSpan.FromMinutes(1));

        Assert.True(fired.Task.IsCompleted);
    }

    /// <summary>Its timers count elapsed time, as the system's do: setting the wall clock does not move them.</summary>
    sealed class SettableClock : TimeProvider
    {
        readonly List<Armed> timers = [];
        DateTimeOffset now = Engine.Start;

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add(new Armed(callback, state) { Left = dueTime });
            return timers[^1];
        }

        internal void Set(TimeSpan forward) => now += forward;

        internal void Elapse(TimeSpan by)
        {
            now += by;
            timers.ForEach(timer => timer.Elapse(by));
        }

        sealed class Armed(TimerCallback callback, object? state) : ITimer
        {
            internal TimeSpan Left { get; set; }

            internal void Elapse(TimeSpan by)
            {
                if (Left != Timeout.InfiniteTimeSpan && (Left -= by) <= TimeSpan.Zero)
                {
                    Left = Timeout.InfiniteTimeSpan;
                    callback(state);
                }
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Left = dueTime;
                return true;
            }

            public void Dispose() => Left = Timeout.InfiniteTimeSpan;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
