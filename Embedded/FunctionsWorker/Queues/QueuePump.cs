using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>
/// Takes the messages of one queue while there are any and hands each to its function. It sleeps otherwise: it is woken by a
/// send, by a function that is done, or by the clock when a hidden message becomes visible.
/// </summary>
sealed class QueuePump(string queue, QueueStore store, QueueOptions options, QueueHandler handler, WorkTracker work, SteadyTime steady, TimeProvider time, ILogger logger) : IDisposable
{
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    readonly Lock gate = new();
    readonly HashSet<Task> running = [];
    readonly List<QueueMessage> unsettled = [];
    bool awake;
    bool again;
    bool stopped;
    ITimer? alarm;
    Task pumping = Task.CompletedTask;

    /// <summary>Looks for messages. A unit of work is held from here until the last one found is done.</summary>
    public void Wake()
    {
        lock (gate)
        {
            again = true;
            if (awake || stopped)
            {
                return;
            }

            awake = true;
            var unit = work.Begin();
            pumping = Task.Run(() => PumpAsync(unit));
        }
    }

    /// <summary>Takes no more, and waits for what runs.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        Dispose();
        await pumping.WaitAsync(cancellation);
        Task[] left;
        lock (gate)
        {
            left = [.. running];
        }

        await Task.WhenAll(left).WaitAsync(cancellation);
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            alarm?.Dispose();
            alarm = null;
        }
    }

    async Task PumpAsync(WorkTracker.Work unit)
    {
        using (unit)
        {
            while (Continues())
            {
                try
                {
                    await TakeAsync();
                }
                catch (Exception fault)
                {
                    // The store failed (a full disk, say). Messages are safe in it; look again in a moment.
                    WorkerLog.QueueUnread(logger, queue, AfterFault, fault);
                    Arm(steady.Now + AfterFault);
                }
            }
        }
    }

    bool Continues()
    {
        lock (gate)
        {
            awake = again && !stopped;
            again = false;
            return awake;
        }
    }

    async Task TakeAsync()
    {
        await GiveBackAsync();
        while (Room() is > 0 and var room)
        {
            var messages = await store.TakeAsync(queue, room, steady.Now);
            foreach (var message in messages)
            {
                Start(message);
            }

            if (messages.Count < room)
            {
                break;
            }
        }

        // With no room left, the next function that is done wakes us.
        if (Room() > 0 && await store.NextVisibleAsync(queue) is { } next)
        {
            Arm(next);
        }
    }

    // Those whose outcome could not be written: nobody else would ever look at them again.
    async Task GiveBackAsync()
    {
        QueueMessage[] lost;
        lock (gate)
        {
            lost = [.. unsettled];
        }

        foreach (var message in lost)
        {
            await store.ReturnAsync(message, steady.Now + AfterFault);
            lock (gate)
            {
                unsettled.Remove(message);
            }
        }
    }

    int Room()
    {
        lock (gate)
        {
            return stopped || running.Count > options.NewBatchThreshold ? 0 : options.BatchSize;
        }
    }

    void Start(QueueMessage message)
    {
        var unit = work.Begin();
        lock (gate)
        {
            Task? task = null;
            task = Task.Run(async () =>
            {
                using (unit)
                {
                    var settled = await handler.HandleAsync(message);
                    lock (gate)
                    {
                        running.Remove(task!);
                        if (!settled)
                        {
                            unsettled.Add(message);
                        }
                    }

                    Wake();
                }
            });
            running.Add(task);
        }
    }

    void Arm(DateTimeOffset due)
    {
        lock (gate)
        {
            if (stopped)
            {
                return;
            }

            alarm?.Dispose();
            alarm = time.CreateTimer(_ => Wake(), null, Waits.Until(due, steady.Now, time), Timeout.InfiniteTimeSpan);
        }
    }
}
