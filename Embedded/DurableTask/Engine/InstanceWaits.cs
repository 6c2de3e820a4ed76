namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Lets callers wait until an instance's row changes. They read the row themselves: a change is a nudge.</summary>
sealed class InstanceWaits
{
    readonly Lock gate = new();
    readonly Dictionary<string, Watch> watches = [];

    /// <summary>Instances that somebody waits for.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return watches.Count;
            }
        }
    }

    internal Watch Start(string id)
    {
        lock (gate)
        {
            if (!watches.TryGetValue(id, out var watch))
            {
                watches.Add(id, watch = new Watch(this, id));
            }

            watch.Watchers++;
            return watch;
        }
    }

    internal void Changed(string id)
    {
        TaskCompletionSource? changed;
        lock (gate)
        {
            changed = watches.GetValueOrDefault(id)?.Turn();
        }

        changed?.SetResult();
    }

    void Stop(Watch watch)
    {
        lock (gate)
        {
            if (--watch.Watchers == 0)
            {
                watches.Remove(watch.Id);
            }
        }
    }

    /// <summary>One caller's interest, shared with the others in the same instance. Dispose it once.</summary>
    internal sealed class Watch(InstanceWaits owner, string id) : IDisposable
    {
        TaskCompletionSource next = New();

        internal string Id => id;

        internal int Watchers { get; set; }

        /// <summary>Completes at the next change. Ask before reading the row, so that none is missed.</summary>
        internal Task NextChange
        {
            get
            {
                lock (owner.gate)
                {
                    return next.Task;
                }
            }
        }

        internal TaskCompletionSource Turn()
        {
            var changed = next;
            next = New();
            return changed;
        }

        public void Dispose() => owner.Stop(this);

        static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
