using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Bench;

/// <summary>
/// What the disk and SQLite give without an engine: the yardstick. Rows are of 100 bytes; an indexed one is found by the name of its instance and its number, as
/// those of an engine must be, and comes in no order; a row of the log is only put at its end.
/// </summary>
sealed class RawSqlite : IDisposable
{
    const int InBulk = 100_000;
    const int OneByOne = 1_000;

    readonly SqliteConnection connection;
    int last;

    public RawSqlite(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000");
        Execute("CREATE TABLE indexed (instance TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (instance, number)); CREATE TABLE log (data BLOB NOT NULL)");
    }

    /// <summary>Rows a second, so many in each transaction.</summary>
    public double Indexed(int together)
    {
        // Each time into an empty table, or the later rounds would be measured by a slower yardstick.
        Execute("DELETE FROM indexed");
        return Rate("INSERT INTO indexed VALUES (hex(?1 * 2654435761 % 4294967296) || '-ticket', ?1, zeroblob(100))", together);
    }

    public double Log(int together) => Rate("INSERT INTO log VALUES (zeroblob(100 + ?1 * 0))", together);

    /// <summary>One row, durable.</summary>
    public Times Commits()
    {
        using var insert = Insert("INSERT INTO log VALUES (zeroblob(100 + ?1 * 0))");
        return new Times(Enumerable.Range(0, OneByOne).Select(_ =>
        {
            var before = Stopwatch.GetTimestamp();
            Add(insert);
            return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        }).ToList());
    }

    public void Dispose() => connection.Dispose();

    double Rate(string sql, int together)
    {
        var rows = together == 1 ? OneByOne : InBulk;
        using var insert = Insert(sql);
        var started = Stopwatch.GetTimestamp();
        for (var row = 0; row < rows; row += together)
        {
            Execute("BEGIN");
            for (var n = 0; n < together; n++)
            {
                Add(insert);
            }

            Execute("COMMIT");
        }

        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    SqliteCommand Insert(string sql)
    {
        var insert = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's own.
        insert.CommandText = sql;
#pragma warning restore CA2100
        insert.Parameters.Add("?1", SqliteType.Integer);
        insert.Prepare();
        return insert;
    }

    void Add(SqliteCommand insert)
    {
        insert.Parameters[0].Value = ++last;
        insert.ExecuteNonQuery();
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
