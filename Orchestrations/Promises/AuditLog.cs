using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What the auditor found at one promise, however often: from when to when.</summary>
/// <param name="Name">Of the promise in the auditor's diary.</param>
public sealed record AuditFinding(string Name, string Text, Instant FirstAt, Instant LastAt, int Times);

/// <param name="LastRunAt">Of the last few minutes' runs; null: it never ran.</param>
public sealed record AuditState(Instant? LastRunAt, IReadOnlyList<AuditFinding> Findings);

/// <summary>Keeps the auditor's findings for operators, who look hours later. One row a promise: what is said every minute is one finding that lasts.</summary>
public sealed class AuditLog(IRowStore rows)
{
    const string Table = "audit";
    const string Partition = "findings";
    const int Most = 500;

    /// <summary>How seldom a quiet run is noted: once a minute would be a write that says nothing new.</summary>
    public static readonly Duration NotedEvery = Duration.FromMinutes(5);

    static readonly Duration Kept = Duration.FromDays(30);
    static readonly RowAddress LastRun = new(Table, "runs", "last");

    /// <summary>A clock that is corrected by less is no matter.</summary>
    static readonly Duration Skew = Duration.FromMinutes(1);

    Instant noted = Instant.MinValue;
    Instant? latest;

    /// <summary>What the clock showed at the run before, of this process or of the last one, if it has been set back since; else null.</summary>
    public async Task<Instant?> ShownBeforeAsync(Instant now, CancellationToken cancellation)
    {
        var before = latest ?? (await rows.GetAsync(LastRun, cancellation) is { } row ? Json.Read<Instant>(row.Content) : now);
        latest = now;
        return before > now + Skew ? before : null;
    }

    public async Task WriteAsync(IReadOnlyList<(string Name, string Text)> findings, Instant now, CancellationToken cancellation)
    {
        if (now - noted >= NotedEvery || now < noted)
        {
            await rows.UpsertAsync(LastRun.Table, LastRun.Partition, LastRun.Key, Json.Write(now), cancellation);
            noted = now;
        }

        foreach (var (name, text) in findings)
        {
            var before = await rows.GetAsync(new RowAddress(Table, Partition, name), cancellation) is { } row ? Json.Read<AuditFinding>(row.Content) : null;
            var finding = new AuditFinding(name, text, before?.FirstAt ?? now, now, (before?.Times ?? 0) + 1);
            await rows.UpsertAsync(Table, Partition, name, Json.Write(finding), cancellation);
        }
    }

    /// <summary>Findings newest first. What is older than a month is gone.</summary>
    public async Task<AuditState> ReadAsync(Instant now, CancellationToken cancellation = default)
    {
        var run = await rows.GetAsync(LastRun, cancellation);
        var findings = (await rows.ListAsync(new RowRange(Table, Partition), cancellation)).Select(r => Json.Read<AuditFinding>(r.Content)).OrderByDescending(f => f.LastAt).ToList();
        foreach (var old in findings.Where((f, n) => n >= Most || now - f.LastAt > Kept))
        {
            await rows.DeleteAsync(Table, Partition, old.Name, cancellation);
        }

        return new AuditState(run is null ? null : Json.Read<Instant>(run.Content), [.. findings.Where((f, n) => n < Most && now - f.LastAt <= Kept)]);
    }
}
