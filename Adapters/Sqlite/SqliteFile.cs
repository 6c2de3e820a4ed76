using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>The database file: how connections to it are opened, and its schema.</summary>
sealed class SqliteFile
{
    readonly string connectionString;

    public SqliteFile(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        Path = System.IO.Path.Combine(directory, "supportflows.db");
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString();
    }

    public string Path { get; }

    public SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
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

    /// <summary>Brings the file to this version's schema: every numbered script that it lacks, in one transaction.</summary>
    public void Migrate()
    {
        // A switch to WAL cannot be made inside a transaction.
        using var connection = Open("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        var scripts = Scripts();
        Run(connection, "BEGIN IMMEDIATE");
        var version = Version(connection);
        if (version > scripts.Count)
        {
            throw new InvalidOperationException(
                $"'{Path}' has schema version {version}, and this build knows {scripts.Count}: it was written by a newer build. Start that one, or restore a backup.");
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
