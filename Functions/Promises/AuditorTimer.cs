using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.Promises;

public sealed class AuditorTimer(Auditor auditor, TimeProvider time)
{
    /// <summary>Every minute: finds what should have moved and did not, and repairs it.</summary>
    [Function("Auditor")]
    public Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        auditor.RunOnceAsync(client, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellation);
}
