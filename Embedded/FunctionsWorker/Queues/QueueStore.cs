using System.Globalization;
using Microsoft.Data.Sqlite;
using SupportFlows.Embedded.FunctionsWorker.Storage;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>The rows behind the queues. Every change is durable when it returns.</summary>
sealed class QueueStore(WorkerDatabase database)
{
    const string Columns = "id, body, dequeues, failures, inserted, visible";

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

    /// <summary>Gives a message back, to be taken again from an instant on. Whether the function failed on it is not known.</summary>
    public Task ReturnAsync(QueueMessage message, DateTimeOffset visible) => ReturnAsync(message, visible, message.Failures);

    /// <summary>Gives a message back that the function failed on.</summary>
    public Task FailAsync(QueueMessage message, DateTimeOffset visible) => ReturnAsync(message, visible, message.Failures + 1);

    public Task MoveAsync(QueueMessage message, string queue, DateTimeOffset now) => database.RunAsync(connection => connection.Execute(
        "UPDATE messages SET queue = $queue, taken = 0, dequeues = 0, failures = 0, inserted = $now, visible = $now WHERE id = $id",
        ("$id", IdOf(message)), ("$queue", queue), ("$now", now.UtcTicks)));

    /// <summary>The same, of a message that nobody has taken, by whoever knows it by its id. False: it is not there.</summary>
    public async Task<bool> MoveAsync(string from, string to, string id, DateTimeOffset now) => Key(id) is { } key && await database.RunAsync(connection => connection.Execute(
        "UPDATE messages SET queue = $to, dequeues = 0, failures = 0, inserted = $now, visible = $now WHERE id = $id AND queue = $from AND taken = 0",
        ("$id", key), ("$from", from), ("$to", to), ("$now", now.UtcTicks))) > 0;

    public async Task<bool> RemoveAsync(string queue, string id) => Key(id) is { } key && await database.RunAsync(connection => connection.Execute(
        "DELETE FROM messages WHERE id = $id AND queue = $queue AND taken = 0", ("$id", key), ("$queue", queue))) > 0;

    public Task<int> CountAsync(string queue) => database.RunAsync(connection =>
        Convert.ToInt32(connection.Scalar("SELECT COUNT(*) FROM messages WHERE queue = $queue", ("$queue", queue)), CultureInfo.InvariantCulture));

    public Task<List<QueueMessage>> PeekAsync(string queue, int max) => database.RunAsync(connection => connection.Rows(
        $"SELECT {Columns} FROM messages WHERE queue = $queue ORDER BY id LIMIT $max", Read, ("$queue", queue), ("$max", max)));

    /// <summary>When the next message that nobody has taken becomes visible; null when there is none.</summary>
    public Task<DateTimeOffset?> NextVisibleAsync(string queue) => database.RunAsync(connection =>
        connection.Scalar("SELECT MIN(visible) FROM messages WHERE queue = $queue AND taken = 0", ("$queue", queue)) is long ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : (DateTimeOffset?)null);

    Task<int> ReturnAsync(QueueMessage message, DateTimeOffset visible, int failures) => database.RunAsync(connection => connection.Execute(
        "UPDATE messages SET taken = 0, visible = $visible, failures = $failures WHERE id = $id", ("$id", IdOf(message)), ("$visible", visible.UtcTicks), ("$failures", failures)));

    static QueueMessage Read(SqliteDataReader row) => new(
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        row.GetString(1),
        row.GetInt32(2),
        row.GetInt32(3),
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero));

    static long? Key(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;

    static long IdOf(QueueMessage message) => long.Parse(message.Id, CultureInfo.InvariantCulture);
}
