using Microsoft.Data.Sqlite;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Stories.Crash;

/// <summary>What a dead app has left, read in a copy: a reader that opens the files themselves would tidy them up.</summary>
sealed class Remains : IDisposable
{
    readonly string directory;
    readonly string copy = Directory.CreateTempSubdirectory("remains-").FullName;

    public Remains(string directory)
    {
        this.directory = directory;
        foreach (var file in Directory.EnumerateFiles(directory).Where(f => Path.GetExtension(f) is ".db" or ".db-wal"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    /// <summary>Those whose row says that they were offered, and not what came of it.</summary>
    public HashSet<string> KeysUnderWay() => [.. Messages("AND content LIKE '%\"status\":\"sending\"%'").Select(m => m.Key)];

    /// <summary>Every message that was ever owed to anybody.</summary>
    public IReadOnlyList<OutboxRow> Messages(string which = "") => [.. Rows($"row_key >= 'message-' AND row_key < 'message.' {which}").Select(r => Orchestrations.Storage.Json.Read<OutboxRow>(r.Content))];

    public IReadOnlyList<Remnant> Unsent() => Rows("row_key >= 'unsent-' AND row_key < 'unsent.'");

    public IReadOnlyList<T> All<T>(PromiseKind<T> kind)
        where T : class, ITimelined => [.. Rows($"table_name = '{kind.Table}' AND row_key = '{kind.Kind}'").Select(r => Orchestrations.Storage.Json.Read<T>(r.Content))];

    public IReadOnlyList<TimelineEvent> Timeline(string table, string id) =>
        [.. Rows($"table_name = '{table}' AND partition_key = '{id}' AND row_key >= 'event-' AND row_key < 'event.'").Select(r => Orchestrations.Storage.Json.Read<TimelineEvent>(r.Content))];

    public IReadOnlyList<Attachment> Files() => [.. Rows($"table_name = '{TicketKind.Table}' AND row_key >= 'attachment-' AND row_key < 'attachment.'").Select(r => Orchestrations.Storage.Json.Read<Attachment>(r.Content))];

    public IReadOnlyList<Remnant> UnsureContents() => Rows("table_name = 'contents'");

    public IReadOnlyList<WebhookDelivery> Deliveries() => [.. Rows($"table_name = '{WebhookKind.Table}' AND row_key >= 'log-' AND row_key < 'log.'").Select(r => Orchestrations.Storage.Json.Read<WebhookDelivery>(r.Content))];

    /// <summary>What is in each file, by the name that rows have for it.</summary>
    public IReadOnlyDictionary<string, string> Contents()
    {
        var folder = Path.Combine(directory, "contents");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText)
            : new Dictionary<string, string>();
    }

    /// <summary>Of any queue, the poison ones included.</summary>
    public IReadOnlyList<string> Queued() => Read("queues.db", "SELECT queue || ': ' || body FROM messages", row => row.GetString(0));

    /// <summary>Messages between orchestrations, and orchestrations with work left.</summary>
    public IReadOnlyList<string> Stuck() =>
        Read("durable.db", "SELECT 'to ' || target || ': ' || data FROM inbox UNION ALL SELECT id || ' is active' FROM instances WHERE active = 1", row => row.GetString(0));

    public void Dispose() => Directory.Delete(copy, recursive: true);

    List<Remnant> Rows(string where) => Read(
        "supportflows.db",
        $"SELECT table_name, partition_key, row_key, content FROM rows WHERE {where} ORDER BY table_name, partition_key, row_key",
        row => new Remnant(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));

    List<T> Read<T>(string file, string sql, Func<SqliteDataReader, T> read)
    {
        var path = Path.Combine(copy, file);
        var found = new List<T>();
        if (!File.Exists(path))
        {
            return found;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                found.Add(read(rows));
            }
        }
        catch (SqliteException young) when (young.Message.Contains("no such table", StringComparison.Ordinal))
        {
            // It died before its schema was there.
        }

        return found;
    }
}

sealed record Remnant(string Table, string Partition, string Key, string Content);
