using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>The engine's file: opens it for one process, and brings its schema up to date.</summary>
sealed class Database : IDisposable
{
    readonly string path;
    readonly FileStream guard;
    bool gone;

    internal Database(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException("DurableTaskEngineOptions.DatabasePath is not set. Give the path of a file, such as 'data/durable.db'.", nameof(path));
        }

        this.path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        guard = Lock(this.path + ".lock");
        try
        {
            StoreFile.Prepare(this.path, unfinished => Upgrade(unfinished, SqliteOpenMode.ReadWriteCreate));
            Upgrade(this.path, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException fault)
        {
            guard.Dispose();
            throw StoreFile.Refused(this.path, fault);
        }
        catch
        {
            // Whoever mends the file opens it again, perhaps in this process.
            guard.Dispose();
            throw;
        }
    }

    /// <summary>For tests: sees the writing connection whenever it is opened.</summary>
    internal Action<SqliteConnection>? WriterOpened { get; init; }

    internal SqliteConnection Connect(SqliteOpenMode mode) => Connect(path, mode);

    internal SqliteConnection ConnectWriter()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite);
        WriterOpened?.Invoke(connection);
        return connection;
    }

    /// <exception cref="IOException">The file is not there any more.</exception>
    internal void Require() => StoreFile.Require(path, ref gone);

    /// <summary>Counts one more start of the engine, durably.</summary>
    internal long CountStart()
    {
        try
        {
            using var connection = Connect(SqliteOpenMode.ReadWrite);
            return (long)Scalar(connection, "UPDATE starts SET count = count + 1 RETURNING count")!;
        }
        catch (SqliteException fault)
        {
            Dispose();
            throw StoreFile.Refused(path, fault);
        }
    }

    public void Dispose() => guard.Dispose();

    static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"The data directory '{Path.GetDirectoryName(path)}' is in use by another process. Stop that one, or give this one another directory.", exception);
        }
    }

    static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA busy_timeout = 5000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static void Upgrade(string path, SqliteOpenMode mode)
    {
        using var connection = Connect(path, mode);
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = assembly.GetManifestResourceNames().Where(name => name.EndsWith("-engine.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        using var transaction = connection.BeginTransaction();
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > scripts.Count)
        {
            throw new InvalidOperationException($"'{connection.DataSource}' has schema {version}, this build knows {scripts.Count}. It was written by a newer build: run that, or restore a backup.");
        }

        foreach (var script in scripts.Skip(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(script)!);
            Execute(connection, reader.ReadToEnd());
        }

        Execute(connection, $"PRAGMA user_version = {scripts.Count}");
        transaction.Commit();
    }

    static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

#pragma warning disable CA2100 // The texts are this assembly's own.
    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
