using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Orchestrations.Telemetry;

namespace SupportFlows.Orchestrations.Promises;

/// <param name="LookedAt">Rows that were overdue.</param>
/// <param name="Repaired">Promises that were nudged or started again, and lists that were mended.</param>
/// <param name="Orphaned">Rows about nothing, removed.</param>
/// <param name="Alarms">What an operator should know, one line each.</param>
public sealed record AuditReport(int LookedAt, int Repaired, int Orphaned, IReadOnlyList<string> Alarms);

/// <summary>Finds what should have moved and did not, whatever kind of promise it is, and moves it (DESIGN section 2). Once a minute.</summary>
public sealed partial class Auditor(
    IEnumerable<PromiseAudit> kinds, Attention attention, AuditLog findings, Nudge nudge, IHeartbeat heartbeat, Measures measures, ILogger<Auditor> log)
{
    /// <summary>A row that is older than this and is about nothing stays so: the write that follows it takes seconds.</summary>
    static readonly Duration Orphan = Duration.FromMinutes(10);

    /// <summary>What was to happen so much later, by a clock that has been set back, may be counted from what it showed.</summary>
    static readonly Duration Affected = Duration.FromHours(24);

    public async Task<AuditReport> RunOnceAsync(DurableTaskClient client, Instant now, CancellationToken cancellation = default)
    {
        if (await findings.ShownBeforeAsync(now, cancellation) is { } shown)
        {
            await FollowClockAsync(client, now, shown, cancellation);
        }

        var overdue = await attention.OverdueAsync(now, cancellation);
        var (repaired, orphaned, alarms) = (0, 0, new List<(string Name, string Text)>());
        foreach (var rows in overdue.GroupBy(r => r.Id))
        {
            var kind = kinds.First(k => k.IdOf(rows.Key) is not null);
            try
            {
                var look = await LookAsync(client, kind, rows.Key, [.. rows], now, cancellation);
                repaired += look.Repaired;
                orphaned += look.Orphaned;
                if (look.Alarm is not null)
                {
                    alarms.Add((rows.Key, look.Alarm));
                }
            }
#pragma warning disable CA1031 // One that cannot be read must not hide the others.
            catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(e, kind.Kind, rows.Key);
                alarms.Add((rows.Key, $"could not be audited: {e.Message}"));
            }
        }

        if (alarms.Count == 0)
        {
            await BeatAsync(cancellation);
        }

        await findings.WriteAsync(alarms, now, cancellation);
        var report = new AuditReport(overdue.Count, repaired, orphaned, [.. alarms.Select(a => $"{a.Name}: {a.Text}")]);
        measures.Audited(report);
        return report;
    }

    /// <summary>Whoever waits for so many minutes since something decides again: he would wait for as long as the clock was set back.</summary>
    async Task FollowClockAsync(DurableTaskClient client, Instant now, Instant shown, CancellationToken cancellation)
    {
        var ahead = (await attention.BetweenAsync(now, shown + Affected, cancellation)).Select(r => r.Id).Distinct().ToList();
        LogClockSetBack(shown - now, ahead.Count);
        foreach (var name in ahead)
        {
            var kind = kinds.First(k => k.IdOf(name) is not null);
            await nudge.ChangedAsync(client, kind.Of(kind.IdOf(name)!));
        }
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

    async Task<Look> LookAsync(DurableTaskClient client, PromiseAudit kind, string name, IReadOnlyList<AttentionRow> rows, Instant now, CancellationToken cancellation)
    {
        var promise = kind.Of(kind.IdOf(name)!);
        if (await kind.LookAsync(promise.Input, now, cancellation) is not { } look)
        {
            return new Look(Orphaned: await RemoveOrphansAsync(kind.Kind, name, rows, now, cancellation));
        }

        if (look.Finding is { } finding)
        {
            // The rows stay until a decision answers for them: if this does not help, the next minute tries again.
            var alarm = $"{finding}; its orchestration {await StateAsync(client, promise, cancellation)}";
            LogFinding(kind.Kind, promise.Input, alarm);
            await nudge.ChangedAsync(client, promise);
            return new Look(Repaired: 1, Alarm: alarm);
        }

        if (look.Alarm is { } lasting)
        {
            // The row stays, too: what it says is to be heard every minute.
            return new Look(Alarm: lasting);
        }

        return new Look(Repaired: await SettleAsync(kind.Kind, name, look, rows, cancellation));
    }

    static async Task<string> StateAsync(DurableTaskClient client, PromiseId promise, CancellationToken cancellation) =>
        await client.GetInstanceAsync(promise.InstanceId, cancellation) switch
        {
            null => "was never started",
            { RuntimeStatus: OrchestrationRuntimeStatus.Failed } failed => $"failed: {failed.FailureDetails?.ErrorMessage}",
            var instance => $"is {instance.RuntimeStatus}",
        };

    /// <summary>All is well: the diary says when to look next, and the lists are as they should be.</summary>
    async Task<int> SettleAsync(string kind, string name, AuditLook look, IReadOnlyList<AttentionRow> rows, CancellationToken cancellation)
    {
        if (look.NextDue is { } next)
        {
            await attention.WriteAsync(name, Attention.KeyOf(name, next), cancellation);
        }

        var missing = await look.MendAsync(cancellation);
        if (missing > 0)
        {
            LogRelisted(kind, name, missing);
        }

        await attention.DeleteAsync(name, rows.Select(r => r.Key), cancellation);
        return missing > 0 ? 1 : 0;
    }

    async Task<int> RemoveOrphansAsync(string kind, string name, IReadOnlyList<AttentionRow> rows, Instant now, CancellationToken cancellation)
    {
        var orphans = rows.Where(r => r.At + Orphan < now).Select(r => r.Key).ToList();
        if (orphans.Count > 0)
        {
            LogOrphaned(kind, name, orphans.Count);
            await attention.DeleteAsync(name, orphans, cancellation);
        }

        return orphans.Count;
    }

    readonly record struct Look(int Repaired = 0, int Orphaned = 0, string? Alarm = null);
}
