using System.Globalization;
using Microsoft.Data.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>A connection for reading with its prepared statements, used by one thread at a time.</summary>
sealed class SqliteRowReader : IDisposable
{
    readonly SqliteConnection connection;
    readonly SqliteCommand point;
    readonly SqliteCommand range;

    public SqliteRowReader(SqliteFile file)
    {
        connection = file.Open("PRAGMA query_only = ON");
        point = connection.Keep(
            "SELECT content, version FROM rows WHERE table_name = $table AND partition_key = $partition AND row_key = $key",
            "$table", "$partition", "$key");
        range = connection.Keep(
            """
            SELECT row_key, content, version FROM rows
            WHERE table_name = $table AND partition_key = $partition AND row_key >= $from AND row_key < $to
            ORDER BY row_key LIMIT $take
            """,
            "$table", "$partition", "$from", "$to", "$take");
    }

    public Row? Find(RowAddress address)
    {
        using var found = point.With(address.Table, address.Partition, address.Key).ExecuteReader();
        return found.Read() ? new Row(address.Partition, address.Key, found.GetString(0), ETag(found.GetInt64(1))) : null;
    }

    public List<Row> List(RowRange asked)
    {
        // A blob sorts after every text: no upper bound, and still a range of the index.
        object to = asked.To is null ? Array.Empty<byte>() : asked.To;
        using var found = range.With(asked.Table, asked.Partition, asked.From, to, asked.Take).ExecuteReader();
        var rows = new List<Row>();
        while (found.Read())
        {
            rows.Add(new Row(asked.Partition, found.GetString(0), found.GetString(1), ETag(found.GetInt64(2))));
        }

        return rows;
    }

    public void Dispose()
    {
        point.Dispose();
        range.Dispose();
        connection.Dispose();
    }

    internal static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
