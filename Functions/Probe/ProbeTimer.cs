using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Orchestrations.Probe;

namespace SupportFlows.Functions.Probe;

public sealed class ProbeTimer(ProbeDesk desk)
{
    /// <summary>Looks every minute whether a probe is due; with none configured it does nothing.</summary>
    [Function("Probe")]
    public Task Run([TimerTrigger("30 * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        desk.RunOnceAsync(client, cancellation);
}
