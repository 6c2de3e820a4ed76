using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>The database file: how connections to it are opened, and its schema.</summary>
sealed class SqliteFile
{
    bool gone;

    public SqliteFile(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        Path = System.IO.Path.Combine(directory, "supportflows.db");
    }

    public string Path { get; }

    public SqliteConnection Open(string pragmas) => Open(Path, SqliteOpenMode.ReadWrite, pragmas);

    /// <summary>Called before each commit. An open file is written on when it has been deleted, and all of that would be lost.</summary>
    /// <exception cref="IOException">It is not there any more, or was not for a while: what comes back is not what this process knows.</exception>
    public void Require()
    {
        gone |= !File.Exists(Path);
        if (gone)
        {
            throw new IOException("It is not there any more. Put it back or restore a backup, and start the app again.");
        }
    }

    /// <summary>Makes it if it is not there (it appears whole or not at all), and brings it to this version's schema.</summary>
    /// <exception cref="InvalidOperationException">It is lost, or cannot be used, or was written by a newer build; the message says what to do.</exception>
    public void Migrate()
    {
        SqliteFileFaults.RefuseLost(Path);
        try
        {
            if (!File.Exists(Path))
            {
                Make();
            }

            Migrate(Path, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException fault)
        {
            throw SqliteFileFaults.Refused(Path, fault);
        }
    }

    void Make()
    {
        var unfinished = Path + ".new";
        foreach (var left in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(unfinished + left);
        }

        Migrate(unfinished, SqliteOpenMode.ReadWriteCreate);
        File.Move(unfinished, Path);
    }

    static SqliteConnection Open(string path, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Run(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Every numbered script that it lacks, in one transaction.</summary>
    static void Migrate(string path, SqliteOpenMode mode)
    {
        // A switch to WAL cannot be made inside a transaction.
        using var connection = Open(path, mode, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        var scripts = Scripts();
        Run(connection, "BEGIN IMMEDIATE");
        var version = Version(connection);
        if (version > scripts.Count)
        {
            throw new InvalidOperationException(
                $"'{path}' has schema version {version}, and this build knows {scripts.Count}: it was written by a newer build. Start that one, or restore a backup.");
        }

        foreach (var script in scripts.Skip(version))
        {
            Run(connection, script);
        }

        Run(connection, $"PRAGMA user_version = {scripts.Count}");
        Run(connection, "COMMIT");
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static int Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    static List<string> Scripts()
    {
        var assembly = typeof(SqliteFile).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            })];
    }
}
