using NodaTime;
using SupportFlows.Domain.Probe;
using SupportFlows.Orchestrations.Probe;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Web.Operation;

/// <summary>What an operator wants to know at a glance: does it write, does the auditor run, does anything stand still, does the phone ring.</summary>
public sealed class AppHealth(AuditLog audit, Attention attention, ProbeDesk probe, QueueDesk queues)
{
    const int Shown = 50;

    public async Task<HealthModel> ReadAsync(string? writeFault, Instant now, CancellationToken cancellation)
    {
        var overdue = await attention.OverdueAsync(now, cancellation);
        var round = await probe.LatestAsync(1, cancellation) is [var newest] ? newest : null;
        return new HealthModel(
            writeFault,
            await audit.ReadAsync(now, cancellation),
            [.. overdue.Take(Shown)],
            overdue.Count,
            round is null ? null : new ProbeState(round.CreatedAt, ProbeRule.RoundTrip(round), round.ExhaustedSince),
            await ParkedAsync(cancellation));
    }

    /// <summary>Null: the queues cannot be reached, which must not hide the rest.</summary>
    async Task<int?> ParkedAsync(CancellationToken cancellation)
    {
        try
        {
            return (await queues.ListAsync(cancellation)).Sum(queue => queue.Parked);
        }
        catch (QueuesUnavailableException)
        {
            return null;
        }
    }
}
