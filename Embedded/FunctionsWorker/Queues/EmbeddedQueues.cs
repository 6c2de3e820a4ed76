namespace SupportFlows.Embedded.FunctionsWorker;

/// <summary>The queues of this process. Names follow Azure's rule: 3 to 63 of a-z, 0-9 and single dashes.</summary>
public sealed class EmbeddedQueues
{
    /// <summary>Adds a message, durable when it returns.</summary>
    public Task SendAsync(string queue, string message, CancellationToken cancellation = default)
        => throw new NotImplementedException();

    /// <summary>The oldest messages, hidden ones included, without taking them.</summary>
    public Task<IReadOnlyList<QueueMessage>> PeekAsync(string queue, int max, CancellationToken cancellation = default)
        => throw new NotImplementedException();
}

/// <param name="DequeueCount">How often it has been handed to a function.</param>
/// <param name="VisibleAt">From when on it may be taken.</param>
public sealed record QueueMessage(string Id, string Body, int DequeueCount, DateTimeOffset InsertedAt, DateTimeOffset VisibleAt);
