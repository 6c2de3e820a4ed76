using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.Promises;

public sealed class PurgeTimer(Purge purge, TimeProvider time)
{
    /// <summary>Once a night. Durable Task Scheduler does it by itself (Infra): there it finds nothing.</summary>
    [Function("PurgeFinished")]
    public Task Run([TimerTrigger("0 20 3 * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        purge.RunOnceAsync(client, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellation);
}
