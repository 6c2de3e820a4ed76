using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>What a lost or damaged file is answered with. Such a file is never touched, and never quietly replaced by an empty one: all that was accepted may be in it.</summary>
static class SqliteFileFaults
{
    /// <summary>Looks only at what is there, before SQLite does: it would begin anew on an empty file, and throw away the log of a missing one.</summary>
    /// <exception cref="InvalidOperationException">The file, or the log that belongs to it, has been lost.</exception>
    public static void RefuseLost(string path)
    {
        var (file, log) = (new FileInfo(path), new FileInfo(path + "-wal"));
        if (file is { Exists: true, Length: 0 })
        {
            throw new InvalidOperationException($"'{path}' is empty: what was in it is lost. Nothing has been changed. Restore a backup of it; if it never held anything, delete it and start again.");
        }

        if (!file.Exists && log is { Exists: true, Length: > 0 })
        {
            throw new InvalidOperationException($"'{path}' is missing, but its log '{log.Name}' is there. Nothing has been changed. Put the file back or restore a backup; to begin without it, move the log away.");
        }

        if (file.Exists && !log.Exists && File.Exists(path + "-shm"))
        {
            throw new InvalidOperationException(
                $"'{log.FullName}' is missing: it belongs to '{path}' and held the newest commits, as the app was not stopped. Nothing has been changed. Put it back or restore a backup; "
                + $"to go on with what '{file.Name}' has, delete '{file.Name}-shm'.");
        }
    }

    public static InvalidOperationException Refused(string path, SqliteException fault) => new(
        $"'{path}' cannot be used: {fault.Message} " + (IsDamage(fault) ? "The file is damaged: keep it, restore a backup of it, and start again."
            : fault.SqliteErrorCode is raw.SQLITE_ERROR ? "Its tables are not as a build of this app left them: keep it, restore a backup of it, and start again."
            : "Give the app's user the right to read and write the file and its directory, free space or mend the disk, and start again."),
        fault);

    public static string Advice(Exception fault) => fault is SqliteException sqlite && IsDamage(sqlite)
        ? "The file is damaged: stop the app, keep the file, and restore a backup of it."
        : "Free space or mend the disk; the next one tries again.";

    public static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;
}
