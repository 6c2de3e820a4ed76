using System.Globalization;
using Microsoft.Data.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>The writing connection: one transaction for all the commits that waited together.</summary>
sealed class SqliteRowTransaction : IDisposable
{
    readonly SqliteConnection connection;
    readonly SqliteCommand begin;
    readonly SqliteCommand commit;
    readonly SqliteCommand lastVersion;
    readonly SqliteCommand keepVersion;
    readonly SqliteCommand find;
    readonly SqliteCommand write;
    readonly SqliteCommand delete;
    long version;

    public SqliteRowTransaction(SqliteFile file, Action<SqliteConnection>? opened)
    {
        connection = file.Open("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;");
        begin = connection.Keep("BEGIN IMMEDIATE");
        commit = connection.Keep("COMMIT");
        lastVersion = connection.Keep("SELECT value FROM last_version");
        keepVersion = connection.Keep("UPDATE last_version SET value = $version", "$version");
        find = connection.Keep(
            "SELECT version FROM rows WHERE table_name = $table AND partition_key = $partition AND row_key = $key",
            "$table", "$partition", "$key");
        write = connection.Keep(
            """
            INSERT INTO rows (table_name, partition_key, row_key, version, content) VALUES ($table, $partition, $key, $version, $content)
            ON CONFLICT (table_name, partition_key, row_key) DO UPDATE SET version = excluded.version, content = excluded.content
            """,
            "$table", "$partition", "$key", "$version", "$content");
        delete = connection.Keep(
            "DELETE FROM rows WHERE table_name = $table AND partition_key = $partition AND row_key = $key",
            "$table", "$partition", "$key");
        opened?.Invoke(connection);
    }

    /// <summary>Applies each commit that meets no conflict, and makes all of them durable at once.</summary>
    public void Run(List<PendingCommit> commits)
    {
        begin.ExecuteNonQuery();
        version = Convert.ToInt64(lastVersion.ExecuteScalar(), CultureInfo.InvariantCulture);
        foreach (var pending in commits)
        {
            Apply(pending);
        }

        keepVersion.With(version).ExecuteNonQuery();
        commit.ExecuteNonQuery();
    }

    /// <summary>After a fault, which may have ended the transaction by itself. False when the connection is of no more use.</summary>
    public bool TryRollback()
    {
        try
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                SqliteFile.Run(connection, "ROLLBACK");
            }

            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[begin, commit, lastVersion, keepVersion, find, write, delete])
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    // Everything is checked before anything is written: nobody else writes in between, and a conflict leaves no trace.
    void Apply(PendingCommit pending)
    {
        if (pending.Changes.FirstOrDefault(change => !IsAllowed(pending, change)) is { } refused)
        {
            pending.Conflicted(refused.Key);
            return;
        }

        var etags = new string[pending.Changes.Count];
        for (var i = 0; i < etags.Length; i++)
        {
            etags[i] = Write(pending, pending.Changes[i]);
        }

        pending.Written(etags);
    }

    bool IsAllowed(PendingCommit pending, RowChange change) => change switch
    {
        RowChange.Insert => ETag(pending, change.Key) is null,
        RowChange.Replace replace => ETag(pending, change.Key) == replace.ETag,
        RowChange.Delete { ETag: { } expected } => ETag(pending, change.Key) == expected,
        _ => true,
    };

    string? ETag(PendingCommit pending, string key) =>
        find.With(pending.Table, pending.Partition, key).ExecuteScalar() is long found ? SqliteRowReader.ETag(found) : null;

    string Write(PendingCommit pending, RowChange change) => change switch
    {
        RowChange.Insert insert => Put(pending, change.Key, insert.Content),
        RowChange.Replace replace => Put(pending, change.Key, replace.Content),
        RowChange.Upsert upsert => Put(pending, change.Key, upsert.Content),
        _ => Remove(pending, change.Key),
    };

    string Put(PendingCommit pending, string key, string content)
    {
        write.With(pending.Table, pending.Partition, key, ++version, content).ExecuteNonQuery();
        return SqliteRowReader.ETag(version);
    }

    string Remove(PendingCommit pending, string key)
    {
        delete.With(pending.Table, pending.Partition, key).ExecuteNonQuery();
        return "";
    }
}
