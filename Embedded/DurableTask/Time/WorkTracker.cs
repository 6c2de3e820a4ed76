namespace SupportFlows.Embedded;

/// <summary>Counts work under way, so that a virtual clock moves on only when nothing more will happen at the present instant.</summary>
public sealed class WorkTracker
{
    readonly Lock gate = new();
    int underWay;
    TaskCompletionSource? idle;

    /// <summary>Marks one unit of work as under way until disposed. Call it before whoever caused the work lets go.</summary>
    public Work Begin()
    {
        lock (gate)
        {
            underWay++;
        }

        return new Work(this);
    }

    /// <summary>Completes when nothing is under way.</summary>
    public Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        lock (gate)
        {
            if (underWay == 0)
            {
                return Task.CompletedTask;
            }

            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellation);
        }
    }

    void End()
    {
        TaskCompletionSource? reached = null;
        lock (gate)
        {
            if (--underWay == 0)
            {
                (reached, idle) = (idle, null);
            }
        }

        reached?.SetResult();
    }

    /// <summary>One unit of work. A struct, as the engine makes one for each step: dispose it exactly once.</summary>
    public readonly struct Work(WorkTracker owner) : IDisposable
    {
        public void Dispose() => owner?.End();
    }
}
