using NodaTime;
using SupportFlows.Embedded.FunctionsWorker;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Functions.Embedded;

/// <summary>The queues of the embedded runtime. A message that moves keeps its id, in one commit: it is never on both.</summary>
sealed class RuntimeQueues(EmbeddedQueues queues) : IQueues
{
    public Task SendAsync(string queue, string text, CancellationToken cancellation = default) => queues.SendAsync(queue, text, cancellation);

    public async Task<QueueCounts> CountAsync(string queue, CancellationToken cancellation = default) =>
        new(await queues.CountAsync(queue, cancellation), await queues.CountAsync(Parked(queue), cancellation));

    public async Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken cancellation = default) =>
        [.. (await queues.PeekAsync(Parked(queue), IQueues.Shown, cancellation)).Select(m => new ParkedMessage(m.Id, m.Body, Instant.FromDateTimeOffset(m.InsertedAt), ExpiresAt: null))];

    public Task<bool> PutBackAsync(string queue, string id, CancellationToken cancellation = default) => queues.MoveAsync(Parked(queue), queue, id, cancellation);

    public Task<bool> DiscardAsync(string queue, string id, CancellationToken cancellation = default) => queues.RemoveAsync(Parked(queue), id, cancellation);

    static string Parked(string queue) => queue + QueueNames.Poison;
}
