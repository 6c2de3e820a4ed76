using Microsoft.DurableTask;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Events that came before anybody waited for them, and waiters that came before their event. Names are compared without case.</summary>
sealed class EventMailbox(DataConverter converter)
{
    readonly Dictionary<string, Queue<(long Order, Inbound.EventRaised Event)>> kept = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, LinkedList<Waiter>> waiters = new(StringComparer.OrdinalIgnoreCase);
    long order;

    /// <summary>Waits of which no event has come yet.</summary>
    internal int Waiting { get; private set; }

    internal void Raise(Inbound.EventRaised raised)
    {
        if (waiters.TryGetValue(raised.Name, out var stack))
        {
            // The latest waiter first, as an earlier one may have been abandoned, such as the loser of a WhenAny in a loop.
            var waiter = stack.Last!.Value;
            Forget(raised.Name, stack, stack.Last);
            waiter.Complete(raised.Payload);
            return;
        }

        Keep(raised);
    }

    internal void Keep(Inbound.EventRaised raised)
    {
        if (!kept.TryGetValue(raised.Name, out var queue))
        {
            kept[raised.Name] = queue = new();
        }

        queue.Enqueue((++order, raised));
    }

    /// <param name="cancelling">Asked when the token is cancelled: false when that happened outside the orchestration's thread.</param>
    internal Task<T> WaitAsync<T>(string name, Func<bool> cancelling, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        if (kept.TryGetValue(name, out var queue))
        {
            var (_, raised) = queue.Dequeue();
            if (queue.Count == 0)
            {
                kept.Remove(name);
            }

            var arrived = new Waiter<T>(converter);
            arrived.Complete(raised.Payload);
            return arrived.Task;
        }

        return Enlist<T>(name, cancelling, cancellation);
    }

    /// <summary>The events nobody waited for, oldest first.</summary>
    internal IReadOnlyList<Inbound> Unprocessed() => [.. kept.Values.SelectMany(queue => queue).OrderBy(entry => entry.Order).Select(entry => entry.Event)];

    Task<T> Enlist<T>(string name, Func<bool> cancelling, CancellationToken cancellation)
    {
        if (!waiters.TryGetValue(name, out var stack))
        {
            waiters[name] = stack = new();
        }
        else if (stack.Last!.Value is not Waiter<T>)
        {
            throw new ArgumentException($"Event '{name}' is already waited for as another type ({stack.Last.Value.Type.FullName}). Wait for one event name as one type, or cancel the earlier wait first.", nameof(name));
        }

        var waiter = new Waiter<T>(converter);
        var node = stack.AddLast(waiter);
        Waiting++;
        if (cancellation.CanBeCanceled)
        {
            waiter.Registration = cancellation.Register(() =>
            {
                if (node.List is not null && cancelling())
                {
                    Forget(name, stack, node);
                    waiter.Cancel(cancellation);
                }
            });
        }

        return waiter.Task;
    }

    void Forget(string name, LinkedList<Waiter> stack, LinkedListNode<Waiter> node)
    {
        stack.Remove(node);
        Waiting--;
        if (stack.Count == 0)
        {
            waiters.Remove(name);
        }
    }

    abstract class Waiter
    {
        internal CancellationTokenRegistration Registration { get; set; }

        internal abstract Type Type { get; }

        internal abstract void Complete(string? payload);
    }

    sealed class Waiter<T>(DataConverter converter) : Waiter
    {
        readonly TaskCompletionSource<T> source = new();

        internal Task<T> Task => source.Task;

        internal override Type Type => typeof(T);

        internal override void Complete(string? payload)
        {
            Registration.Dispose();
            T value;
            try
            {
                value = payload is null ? default! : converter.Deserialize<T>(payload)!;
            }
#pragma warning disable CA1031 // The converter is the application's: whatever it throws is the waiter's to see.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                source.SetException(exception);
                return;
            }

            source.SetResult(value);
        }

        internal void Cancel(CancellationToken token) => source.SetCanceled(token);
    }
}
