using SupportFlows.Domain.Refusals;

namespace SupportFlows.Orchestrations.Queues;

/// <param name="Waiting">Messages that are not done yet.</param>
/// <param name="Parked">Messages that failed too often, and wait for an operator.</param>
public sealed record QueueState(string Name, int Waiting, int Parked);

/// <summary>What operators do with the app's own queues. Any other name is not there.</summary>
public sealed class QueueDesk(IQueues queues)
{
    public async Task<IReadOnlyList<QueueState>> ListAsync(CancellationToken cancellation = default) => await Task.WhenAll(QueueNames.All.Select(async name =>
    {
        var counts = await queues.CountAsync(name, cancellation);
        return new QueueState(name, counts.Waiting, counts.Parked);
    }));

    /// <exception cref="RefusalException">There is no such queue.</exception>
    public Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken cancellation = default) => queues.ParkedAsync(Known(queue), cancellation);

    /// <exception cref="RefusalException">There is no such queue, or no such message on it.</exception>
    public async Task PutBackAsync(string queue, string id, CancellationToken cancellation = default) => Found(await queues.PutBackAsync(Known(queue), id, cancellation), queue, id);

    /// <exception cref="RefusalException">As above.</exception>
    public async Task DiscardAsync(string queue, string id, CancellationToken cancellation = default) => Found(await queues.DiscardAsync(Known(queue), id, cancellation), queue, id);

    static string Known(string queue) => QueueNames.All.Contains(queue)
        ? queue
        : throw new RefusalException(RefusalKind.NotFound, "There is no such queue.", new FieldError("name", $"Name one of {string.Join(", ", QueueNames.All)}.", queue));

    static void Found(bool found, string queue, string id)
    {
        if (!found)
        {
            throw new RefusalException(RefusalKind.NotFound, $"No such message is parked on {queue}.", new FieldError("id", "It was put back or discarded meanwhile, or never parked. Read the list again.", id));
        }
    }
}
