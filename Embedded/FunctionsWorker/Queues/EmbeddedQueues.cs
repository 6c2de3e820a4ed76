using System.Collections.Concurrent;
using SupportFlows.Embedded.FunctionsWorker.Queues;

namespace SupportFlows.Embedded.FunctionsWorker;

/// <summary>The queues of this process. Names follow Azure's rule: 3 to 63 of a-z, 0-9 and single dashes.</summary>
public sealed class EmbeddedQueues
{
    /// <summary>As on Azure: a message has at most 64 KiB of UTF-8.</summary>
    public const int MaxMessageBytes = 64 * 1024;

    readonly ConcurrentDictionary<string, QueuePump> pumps = new();
    readonly QueueStore store;
    readonly WorkTracker work;
    readonly SteadyTime time;

    internal EmbeddedQueues(QueueStore store, WorkTracker work, SteadyTime time)
    {
        this.store = store;
        this.work = work;
        this.time = time;
    }

    /// <summary>Adds a message, durable when it returns.</summary>
    /// <exception cref="ArgumentException">The queue's name or the message's size is not allowed.</exception>
    public async Task SendAsync(string queue, string message, CancellationToken cancellation = default)
    {
        QueueName.Check(queue);
        var size = System.Text.Encoding.UTF8.GetByteCount(message);
        if (size > MaxMessageBytes)
        {
            throw new ArgumentException($"The message has {size} bytes, more than the {MaxMessageBytes} that a queue takes. Store it and send where it is.", nameof(message));
        }

        cancellation.ThrowIfCancellationRequested();
        using var unit = work.Begin();
        await store.AddAsync(queue, message, time.Now);
        Wake(queue);
    }

    /// <summary>The oldest messages, those being worked on included, without taking them.</summary>
    public async Task<IReadOnlyList<QueueMessage>> PeekAsync(string queue, int max, CancellationToken cancellation = default)
    {
        QueueName.Check(queue);
        cancellation.ThrowIfCancellationRequested();
        return await store.PeekAsync(queue, max);
    }

    /// <summary>How many messages there are, those being worked on included.</summary>
    public async Task<int> CountAsync(string queue, CancellationToken cancellation = default)
    {
        QueueName.Check(queue);
        cancellation.ThrowIfCancellationRequested();
        return await store.CountAsync(queue);
    }

    /// <summary>Puts a message that no function has in hand on another queue, as a new one under the id that it has: on one of both at any time.</summary>
    /// <returns>False: there is no such message.</returns>
    public async Task<bool> MoveAsync(string from, string to, string id, CancellationToken cancellation = default)
    {
        QueueName.Check(from);
        QueueName.Check(to);
        cancellation.ThrowIfCancellationRequested();
        using var unit = work.Begin();
        var moved = await store.MoveAsync(from, to, id, time.Now);
        Wake(to);
        return moved;
    }

    /// <summary>Deletes a message that no function has in hand.</summary>
    /// <returns>False: there is no such message.</returns>
    public async Task<bool> RemoveAsync(string queue, string id, CancellationToken cancellation = default)
    {
        QueueName.Check(queue);
        cancellation.ThrowIfCancellationRequested();
        return await store.RemoveAsync(queue, id);
    }

    internal void Serve(string queue, QueuePump pump) => pumps[queue] = pump;

    internal void Wake(string queue)
    {
        if (pumps.TryGetValue(queue, out var pump))
        {
            pump.Wake();
        }
    }
}

/// <param name="DequeueCount">How often it has been handed to a function.</param>
/// <param name="Failures">How often that function failed. The other times the process ended before it did.</param>
/// <param name="VisibleAt">From when on it may be taken.</param>
public sealed record QueueMessage(string Id, string Body, int DequeueCount, int Failures, DateTimeOffset InsertedAt, DateTimeOffset VisibleAt);
