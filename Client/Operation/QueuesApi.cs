using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>Messages that came in by a queue and failed too often. For operators.</summary>
public sealed class QueuesApi
{
    readonly Transport transport;

    internal QueuesApi(Transport transport) => this.transport = transport;

    /// <summary>The queues, with how many messages wait and how many are parked.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<QueueState> ListAsync(CancellationToken cancellation = default) => transport.ListAsync<QueueState>(Route.To("queues"), cancellation);

    /// <summary>Messages of a queue that failed too often, at most 32.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<ParkedMessage> ParkedAsync(string queue, CancellationToken cancellation = default) => transport.ListAsync<ParkedMessage>(Route.To("queues", queue, "parked"), cancellation);

    /// <summary>Puts a parked message on its queue again. However often that is done, it files nothing twice. Status 404: it is not parked, or not any more, which is also said where the answer of an earlier attempt was lost.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="id">The message's.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<PutBack> RetryAsync(string queue, string id, CancellationToken cancellation = default) =>
        transport.PostAsync<PutBack>(Route.To("queues", queue, "parked", id, "retry"), null, null, cancellation);

    /// <summary>Discards a parked message for good. Status 404: as above.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="id">The message's.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task DiscardAsync(string queue, string id, CancellationToken cancellation = default) => transport.DeleteAsync(Route.To("queues", queue, "parked", id), cancellation);
}

/// <summary>A queue that work comes in by.</summary>
public sealed record QueueState : Answer
{
    /// <summary>Names it.</summary>
    public required string Name { get; init; }

    /// <summary>Messages that are not done yet, about.</summary>
    public int Waiting { get; init; }

    /// <summary>Messages that failed too often, about.</summary>
    public int Parked { get; init; }
}

/// <summary>A message that failed too often. A customer's words may be in it: <see cref="object.ToString"/> leaves them out.</summary>
public sealed record ParkedMessage : Answer
{
    /// <summary>On its queue.</summary>
    public required string Id { get; init; }

    /// <summary>When it was put aside.</summary>
    public DateTimeOffset ParkedAt { get; init; }

    /// <summary>When the store drops it by itself. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The whole of it.</summary>
    public required string Text { get; init; }

    /// <summary>What it would be refused for now. Null: nothing that can be told beforehand.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"ParkedMessage {{ Id = {Id} }}";
}

/// <summary>A message that is on its queue again.</summary>
public sealed record PutBack : Answer
{
    /// <summary>That it is on.</summary>
    public required string Queue { get; init; }

    /// <summary>That it was parked under.</summary>
    public required string Id { get; init; }
}
