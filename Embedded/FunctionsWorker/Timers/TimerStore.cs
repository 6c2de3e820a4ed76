using SupportFlows.Embedded.FunctionsWorker.Storage;

namespace SupportFlows.Embedded.FunctionsWorker.Timers;

/// <param name="Last">Null when it has never run.</param>
sealed record TimerRecord(string Schedule, DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset Updated);

sealed class TimerStore(WorkerDatabase database)
{
    public async Task<TimerRecord?> ReadAsync(string function)
    {
        var rows = await database.RunAsync(connection => connection.Rows(
            "SELECT schedule, last, next, updated FROM timers WHERE function = $function",
            row => new TimerRecord(row.GetString(0), row.GetInt64(1) == 0 ? null : At(row.GetInt64(1)), At(row.GetInt64(2)), At(row.GetInt64(3))),
            ("$function", function)));
        return rows.SingleOrDefault();
    }

    public Task WriteAsync(string function, TimerRecord record) => database.RunAsync(connection => connection.Execute(
        """
        INSERT INTO timers (function, schedule, last, next, updated) VALUES ($function, $schedule, $last, $next, $updated)
        ON CONFLICT (function) DO UPDATE SET schedule = $schedule, last = $last, next = $next, updated = $updated
        """,
        ("$function", function),
        ("$schedule", record.Schedule),
        ("$last", record.Last?.UtcTicks ?? 0),
        ("$next", record.Next.UtcTicks),
        ("$updated", record.Updated.UtcTicks)));

    static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
