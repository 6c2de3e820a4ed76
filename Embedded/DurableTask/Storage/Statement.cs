using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>A prepared statement, used again and again by one thread at a time. Parameters and columns count from one and zero, as in SQLite.</summary>
sealed class Statement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt statement;

    internal Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    internal Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    internal Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : Null(parameter);

    internal Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return Null(parameter);
        }

        Check(raw.sqlite3_bind_text(statement, parameter, value));
        return this;
    }

    internal Statement Bind(int parameter, byte[] value)
    {
        Check(raw.sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    internal void Run()
    {
        try
        {
            Next();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Moves to the next row; false after the last. Call <see cref="Reset"/> when done.</summary>
    internal bool Next()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        return code == raw.SQLITE_DONE ? false : throw Error(code);
    }

    internal long Long(int column) => raw.sqlite3_column_int64(statement, column);

    internal long? LongOrNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Long(column);

    internal string Text(int column) => TextOrNull(column)!;

    internal string? TextOrNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Valid until the next row.</summary>
    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Makes the statement ready for the next use. Its error, if it had one, was thrown by <see cref="Next"/>.</summary>
    internal void Reset()
    {
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    public void Dispose() => statement.Dispose();

    Statement Null(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }
    }

    SqliteException Error(int code) => new($"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()} ({raw.sqlite3_errstr(code).utf8_to_string()})", code, raw.sqlite3_extended_errcode(database));
}
