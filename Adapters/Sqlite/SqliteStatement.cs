using Microsoft.Data.Sqlite;

namespace SupportFlows.Adapters.Sqlite;

static class SqliteStatement
{
    /// <summary>A statement kept for as long as its connection; SQLite compiles it once.</summary>
    public static SqliteCommand Keep(this SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    /// <summary>Values in the order of the parameters.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
