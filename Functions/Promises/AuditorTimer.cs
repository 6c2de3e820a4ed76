using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.Promises;

public sealed class AuditorTimer(Auditor auditor, TimeProvider time)
{
    /// <summary>Every minute: finds what should have moved and did not, and repairs it. A run that was missed needs no making up for: the next one finds the same.</summary>
    [Function("Auditor")]
    public Task Run([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        auditor.RunOnceAsync(client, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellation);
}
