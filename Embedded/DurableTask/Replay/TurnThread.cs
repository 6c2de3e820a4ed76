using System.Diagnostics;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>
/// Keeps an orchestration's code on the one thread that runs its present turn. Whatever wants to continue it from elsewhere was awaited
/// outside the context: replay would not repeat it, so it is reported, never run.
/// </summary>
sealed class TurnThread : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> ready = new();
    readonly Scheduler scheduler;
    readonly Action<ForeignAwaitException> foreign;
    volatile int thread;

    internal TurnThread(Action<ForeignAwaitException> foreign)
    {
        this.foreign = foreign;
        SetWaitNotificationRequired();
        scheduler = new Scheduler(this);
    }

    internal bool IsCurrent => thread == Environment.CurrentManagedThreadId;

    /// <summary>Runs a turn and all that it makes ready, on the calling thread.</summary>
    internal void Run(Action turn)
    {
        var before = Current;
        SetSynchronizationContext(this);
        thread = Environment.CurrentManagedThreadId;
        try
        {
            // A task, so that ContinueWith and StartNew in the code stay on this thread as well.
            var task = new Task(turn);
            task.RunSynchronously(scheduler);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            thread = 0;
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs what is ready. Only within <see cref="Run"/>.</summary>
    internal void Drain()
    {
        while (ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            ready.Enqueue((d, state));
        }
        else
        {
            foreign(ForeignAwait.Describe((state as Action)?.Target));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    /// <summary>Called when the thread is about to block. On a task that would be for ever: only a later turn could complete it.</summary>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout)
    {
        if (IsCurrent && IsForATask())
        {
            var exception = ForeignAwait.Blocked();
            foreign(exception);
            throw exception;
        }

        return base.Wait(waitHandles, waitAll, millisecondsTimeout);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>A lock that somebody else holds for a moment is none of the code's fault; and below the turn there are always frames of the task that it runs in.</summary>
    static bool IsForATask() => new StackTrace().GetFrames()
        .Select(frame => frame.GetMethod())
        .TakeWhile(method => method?.DeclaringType != typeof(TurnThread) || method.Name != nameof(Run))
        .Any(method => method?.DeclaringType == typeof(Task) && method.Name.Contains("Wait", StringComparison.Ordinal));

    sealed class Scheduler(TurnThread owner) : TaskScheduler
    {
        protected override void QueueTask(Task task)
        {
            if (owner.IsCurrent)
            {
                owner.ready.Enqueue((_ => TryExecuteTask(task), null));
            }
            else
            {
                owner.foreign(ForeignAwait.Describe(task));
            }
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => owner.IsCurrent && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
