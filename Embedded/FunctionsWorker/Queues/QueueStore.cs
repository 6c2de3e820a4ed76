using System.Globalization;
using Microsoft.Data.Sqlite;
using SupportFlows.Embedded.FunctionsWorker.Storage;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>The rows behind the queues. Every change is durable when it returns.</summary>
sealed class QueueStore(WorkerDatabase database)
{
    const string Columns = "id, body, dequeues, inserted, visible";

    public Task AddAsync(string queue, string body, DateTimeOffset now) => database.RunAsync(connection => connection.Execute(
        "INSERT INTO messages (queue, body, inserted, visible) VALUES ($queue, $body, $now, $now)",
        ("$queue", queue), ("$body", body), ("$now", now.UtcTicks)));

    /// <summary>Hands out up to so many visible messages, oldest first, and counts that.</summary>
    public Task<List<QueueMessage>> TakeAsync(string queue, int max, DateTimeOffset now) => database.RunAsync(connection =>
    {
        var taken = connection.Rows(
            $"""
            UPDATE messages SET taken = 1, dequeues = dequeues + 1
            WHERE id IN (SELECT id FROM messages WHERE queue = $queue AND taken = 0 AND visible <= $now ORDER BY visible, id LIMIT $max)
            RETURNING {Columns}
            """,
            Read,
            ("$queue", queue), ("$now", now.UtcTicks), ("$max", max));
        taken.Sort((a, b) => (a.VisibleAt, IdOf(a)).CompareTo((b.VisibleAt, IdOf(b))));
        return taken;
    });

    public Task RemoveAsync(QueueMessage message) => database.RunAsync(connection => connection.Execute(
        "DELETE FROM messages WHERE id = $id", ("$id", IdOf(message))));

    /// <summary>Gives a message back, to be taken again from an instant on.</summary>
    public Task ReturnAsync(QueueMessage message, DateTimeOffset visible) => database.RunAsync(connection => connection.Execute(
        "UPDATE messages SET taken = 0, visible = $visible WHERE id = $id", ("$id", IdOf(message)), ("$visible", visible.UtcTicks)));

    public Task MoveAsync(QueueMessage message, string queue, DateTimeOffset now) => database.RunAsync(connection => connection.Execute(
        "UPDATE messages SET queue = $queue, taken = 0, dequeues = 0, inserted = $now, visible = $now WHERE id = $id",
        ("$id", IdOf(message)), ("$queue", queue), ("$now", now.UtcTicks)));

    public Task<List<QueueMessage>> PeekAsync(string queue, int max) => database.RunAsync(connection => connection.Rows(
        $"SELECT {Columns} FROM messages WHERE queue = $queue ORDER BY id LIMIT $max", Read, ("$queue", queue), ("$max", max)));

    /// <summary>When the next message that nobody has taken becomes visible; null when there is none.</summary>
    public Task<DateTimeOffset?> NextVisibleAsync(string queue) => database.RunAsync(connection =>
        connection.Scalar("SELECT MIN(visible) FROM messages WHERE queue = $queue AND taken = 0", ("$queue", queue)) is long ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : (DateTimeOffset?)null);

    static QueueMessage Read(SqliteDataReader row) => new(
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        row.GetString(1),
        row.GetInt32(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero));

    static long IdOf(QueueMessage message) => long.Parse(message.Id, CultureInfo.InvariantCulture);
}
