using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Promises;

public sealed class AuditorTimer(Auditor auditor, OpenTickets open, TimeProvider time)
{
    /// <summary>Every minute: finds what should have moved and did not, and repairs it. A run that was missed needs no making up for: the next one finds the same.</summary>
    [Function("Auditor")]
    public async Task Run([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await auditor.RunOnceAsync(client, now, cancellation);
        await open.MeasureAsync(now, cancellation);
    }
}
