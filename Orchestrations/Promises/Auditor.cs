using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Promises;

/// <param name="LookedAt">Rows that were overdue.</param>
/// <param name="Repaired">Promises that were nudged or started again, and lists that were mended.</param>
/// <param name="Orphaned">Rows about nothing, removed.</param>
/// <param name="Alarms">What an operator should know, one line each.</param>
public sealed record AuditReport(int LookedAt, int Repaired, int Orphaned, IReadOnlyList<string> Alarms);

/// <summary>Finds what should have moved and did not, and moves it (DESIGN section 2). Once a minute.</summary>
public sealed partial class Auditor(
    TicketStore tickets, TicketIndex index, Attention attention, Nudge nudge, IHeartbeat heartbeat, ILogger<Auditor> log)
{
    /// <summary>A row that is older than this and has no ticket never gets one: a filing takes seconds.</summary>
    static readonly Duration Orphan = Duration.FromMinutes(10);

    public async Task<AuditReport> RunOnceAsync(DurableTaskClient client, Instant now, CancellationToken cancellation = default)
    {
        var overdue = await attention.OverdueAsync(now, cancellation);
        var (repaired, orphaned, alarms) = (0, 0, new List<string>());
        foreach (var rows in overdue.GroupBy(r => r.Id))
        {
            try
            {
                var look = await LookAsync(client, rows.Key, [.. rows], now, cancellation);
                repaired += look.Repaired;
                orphaned += look.Orphaned;
                if (look.Alarm is not null)
                {
                    alarms.Add($"Ticket {rows.Key}: {look.Alarm}");
                }
            }
#pragma warning disable CA1031 // One ticket that cannot be read must not hide the others.
            catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(e, rows.Key);
                alarms.Add($"Ticket {rows.Key}: could not be audited: {e.Message}");
            }
        }

        if (alarms.Count == 0)
        {
            await BeatAsync(cancellation);
        }

        return new AuditReport(overdue.Count, repaired, orphaned, alarms);
    }

    async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            await heartbeat.BeatAsync(cancellation);
        }
#pragma warning disable CA1031 // All is well here; who listens has his own alarm for not hearing us.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUnheard(e);
        }
    }

    async Task<Look> LookAsync(DurableTaskClient client, string id, IReadOnlyList<AttentionRow> rows, Instant now, CancellationToken cancellation)
    {
        if (await tickets.FindAsync(id, cancellation) is not { } stored)
        {
            return new Look(Orphaned: await RemoveOrphansAsync(id, rows, now, cancellation));
        }

        var unsent = await tickets.UnsentAsync(id, cancellation);
        if (await FindingAsync(stored.Ticket, unsent, now, cancellation) is { } finding)
        {
            // The rows stay until a decision answers for them: if this does not help, the next minute tries again.
            var alarm = $"{finding}; its orchestration {await StateAsync(client, id, cancellation)}";
            LogFinding(id, alarm);
            await nudge.ChangedAsync(client, TicketOrchestration.Of(id));
            return new Look(Repaired: 1, Alarm: alarm);
        }

        return new Look(Repaired: await SettleAsync(stored.Ticket, unsent, rows, cancellation));
    }

    async Task<string?> FindingAsync(Ticket ticket, IReadOnlyList<UnsentMessage> unsent, Instant now, CancellationToken cancellation)
    {
        bool IsLate(Instant due) => due + Attention.Grace < now;

        return await tickets.NewsAsync(ticket, cancellation) is [var first, ..] && IsLate(first.At) ? $"'{first.Type}' of {first.At} was not decided on"
            : ticket.WakeAt is { } wake && IsLate(wake) ? $"something was due at {wake}"
            : unsent.FirstOrDefault(m => IsLate(m.NextAttemptAt)) is { } message ? $"message {message.Address.Key} was to be sent at {message.NextAttemptAt}"
            : null;
    }

    static async Task<string> StateAsync(DurableTaskClient client, string id, CancellationToken cancellation) =>
        await client.GetInstanceAsync(TicketOrchestration.Of(id).InstanceId, cancellation) switch
        {
            null => "was never started",
            { RuntimeStatus: OrchestrationRuntimeStatus.Failed } failed => $"failed: {failed.FailureDetails?.ErrorMessage}",
            var instance => $"is {instance.RuntimeStatus}",
        };

    /// <summary>All is well: the diary says when to look next, and the lists are as they should be.</summary>
    async Task<int> SettleAsync(Ticket ticket, IReadOnlyList<UnsentMessage> unsent, IReadOnlyList<AttentionRow> rows, CancellationToken cancellation)
    {
        var due = unsent.Select(m => (Instant?)m.NextAttemptAt).Append(ticket.WakeAt).Min();
        if (due is { } next)
        {
            await attention.WriteAsync(ticket.Id, Attention.KeyOf(ticket.Id, next), cancellation);
        }

        // Lists are written by decisions: while one is owed they are rightly behind.
        var missing = ticket.DecidedEvent == ticket.LastEvent ? await index.RepairAsync(ticket, cancellation) : 0;
        if (missing > 0)
        {
            LogRelisted(ticket.Id, missing);
        }

        await attention.DeleteAsync(ticket.Id, rows.Select(r => r.Key), cancellation);
        return missing > 0 ? 1 : 0;
    }

    async Task<int> RemoveOrphansAsync(string id, IReadOnlyList<AttentionRow> rows, Instant now, CancellationToken cancellation)
    {
        var orphans = rows.Where(r => r.At + Orphan < now).Select(r => r.Key).ToList();
        if (orphans.Count > 0)
        {
            LogOrphaned(id, orphans.Count);
            await attention.DeleteAsync(id, orphans, cancellation);
        }

        return orphans.Count;
    }

    readonly record struct Look(int Repaired = 0, int Orphaned = 0, string? Alarm = null);
}
