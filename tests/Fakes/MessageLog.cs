namespace SupportFlows.Fakes;

/// <summary>What came in, in order, and a way to wait for more of it.</summary>
sealed class MessageLog<T>
{
    readonly Lock gate = new();
    readonly List<T> items = [];
    TaskCompletionSource changed = NewSignal();

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (gate)
            {
                return [.. items];
            }
        }
    }

    public void Add(T item)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            items.Add(item);
            (signal, changed) = (changed, NewSignal());
        }

        signal.SetResult();
    }

    /// <summary>Those that fit, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<T>> WaitAsync(Func<T, bool> fits, int count, CancellationToken cancellation)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                var found = items.Where(fits).ToList();
                if (found.Count >= count)
                {
                    return found;
                }

                more = changed.Task;
            }

            await more.WaitAsync(cancellation);
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
