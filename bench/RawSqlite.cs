using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Bench;

/// <summary>What the disk and SQLite give without an engine: the yardstick.</summary>
static class RawSqlite
{
    const int Rows = 300_000;
    const int Commits = 500;

    internal static (double RowsPerSecond, TimeSpan Commit) Measure(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (instance INTEGER, number INTEGER, data BLOB, PRIMARY KEY (instance, number)) WITHOUT ROWID");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO log VALUES (?1, ?2, zeroblob(100))";
        var instance = insert.Parameters.Add("?1", SqliteType.Integer);
        var number = insert.Parameters.Add("?2", SqliteType.Integer);
        insert.Prepare();
        // The single commits first: after the bulk the disk is still busy with it.
        var commits = Enumerable.Range(0, Commits).Select(row =>
        {
            var before = Stopwatch.GetTimestamp();
            (instance.Value, number.Value) = (Rows + row, 0);
            insert.ExecuteNonQuery();
            return Stopwatch.GetElapsedTime(before);
        }).Order().ToList();
        var started = Stopwatch.GetTimestamp();
        Execute(connection, "BEGIN");
        for (var row = 0; row < Rows; row++)
        {
            (instance.Value, number.Value) = (row / 6, row % 6);
            insert.ExecuteNonQuery();
        }

        Execute(connection, "COMMIT");
        var rate = Rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (rate, commits[Commits / 2]);
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
