using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Embedded.FunctionsWorker.Storage;

static class WorkerSchema
{
    /// <summary>Opens the file and brings it to the newest schema.</summary>
    /// <exception cref="InvalidOperationException">It is lost or cannot be used; the message says what to do.</exception>
    public static SqliteConnection Open(string path, DateTimeOffset now, TimeSpan longestDelay)
    {
        try
        {
            StoreFile.Prepare(path, unfinished => Upgraded(unfinished, SqliteOpenMode.ReadWriteCreate).Dispose());
            var connection = Upgraded(path, SqliteOpenMode.ReadWrite);
            GiveBack(connection, now, now + longestDelay);
            return connection;
        }
        catch (SqliteException fault)
        {
            throw StoreFile.Refused(path, fault);
        }
    }

    static SqliteConnection Upgraded(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            Upgrade(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Nobody else is in this directory, so whoever had taken a message is gone: it is offered again at once. So is what waits for longer than anything may: the clock was set back meanwhile.
    static void GiveBack(SqliteConnection connection, DateTimeOffset now, DateTimeOffset latest)
    {
        try
        {
            connection.Execute(
                "UPDATE messages SET taken = 0, visible = CASE WHEN visible > $latest THEN $now ELSE visible END WHERE taken = 1 OR visible > $latest",
                ("$now", now.UtcTicks), ("$latest", latest.UtcTicks));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static void Upgrade(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction();
        var version = Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        var scripts = Scripts();
        if (version > scripts.Count)
        {
            throw new InvalidOperationException($"'{path}' was written by a newer build (schema {version}, this one knows {scripts.Count}). Start the newer build, or use another data directory.");
        }

        foreach (var script in scripts.Skip(version))
        {
            connection.Execute(script);
        }

        connection.Execute($"PRAGMA user_version = {scripts.Count}");
        transaction.Commit();
    }

    static List<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
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
