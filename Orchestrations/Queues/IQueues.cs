using NodaTime;

namespace SupportFlows.Orchestrations.Queues;

/// <summary>
/// Queues, as an operator handles them: the runtime hands their messages to functions by itself. A queue that nobody wrote to is empty.
/// Every call throws <see cref="QueuesUnavailableException"/> where the queues cannot be reached.
/// </summary>
public interface IQueues
{
    /// <summary>As many parked messages as are shown at once.</summary>
    const int Shown = 32;

    /// <summary>Adds a message, durable when this returns: at most 64 KiB of UTF-8.</summary>
    Task SendAsync(string queue, string text, CancellationToken cancellation = default);

    /// <summary>How many there are, about.</summary>
    Task<QueueCounts> CountAsync(string queue, CancellationToken cancellation = default);

    /// <summary>What is parked, oldest first as far as the store knows an order, at most <see cref="Shown"/>. Nothing is taken.</summary>
    Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken cancellation = default);

    /// <summary>Puts a parked message on its queue again. It is never on neither; killed in between it is on both, and a repeat of it files nothing twice (<see cref="SameAgain"/>).</summary>
    /// <returns>False: no such message is parked.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">Somebody else has parked messages in hand: again in a moment.</exception>
    Task<bool> PutBackAsync(string queue, string id, CancellationToken cancellation = default);

    /// <summary>Takes a parked message away for good.</summary>
    /// <returns>False: no such message is parked.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">As above.</exception>
    Task<bool> DiscardAsync(string queue, string id, CancellationToken cancellation = default);
}

/// <param name="Waiting">Not done yet, those being worked on included.</param>
public sealed record QueueCounts(int Waiting, int Parked);

/// <param name="Text">A customer's words may be in it: it is shown to operators, and never logged.</param>
/// <param name="ExpiresAt">When the store drops it by itself; null: never.</param>
public sealed record ParkedMessage(string Id, string Text, Instant ParkedAt, Instant? ExpiresAt);

/// <summary>The queues cannot be reached at present. The message says what to do, and nothing secret.</summary>
public sealed class QueuesUnavailableException(string message, Exception? inner = null) : IOException(message, inner);
