using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportFlows.Embedded;

/// <summary>
/// A SQLite file as it is found at start. What cannot be used is refused, untouched, with words that say what to do; it is never quietly replaced by an empty one.
/// Nothing here reads the whole file: a start must not take longer for what is in it.
/// </summary>
static class StoreFile
{
    /// <summary>Makes the file if there is none. It appears whole or not at all, so one without content is always one that lost it.</summary>
    /// <param name="make">Makes a database of today's schema at the path that it is given.</param>
    /// <exception cref="InvalidOperationException">The file, or the log that belongs to it, has been lost.</exception>
    internal static void Prepare(string path, Action<string> make)
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

        if (!file.Exists)
        {
            Make(path, make);
        }
    }

    /// <summary>What is said, at start, of a file that SQLite cannot use.</summary>
    internal static InvalidOperationException Refused(string path, SqliteException fault) => new(
        $"'{path}' cannot be used: {fault.Message} " + (IsDamage(fault) ? "The file is damaged: keep it, restore a backup of it, and start again."
            : fault.SqliteErrorCode is raw.SQLITE_ERROR ? "Its tables are not as a build of this app left them: keep it, restore a backup of it, and start again."
            : "Give the app's user the right to read and write the file and its directory, free space or mend the disk, and start again."),
        fault);

    /// <summary>Whether what is in the file is wrong, as against a disk that does not do for the moment.</summary>
    internal static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Called before each commit. An open file is written on when it has been deleted, and all of that would be lost.</summary>
    /// <param name="gone">Once it was gone it stays so until the next start: what comes back is not what this process knows.</param>
    /// <exception cref="IOException">The file is not there any more.</exception>
    internal static void Require(string path, ref bool gone)
    {
        gone |= !File.Exists(path);
        if (gone)
        {
            throw new IOException($"'{path}' is not there any more. Put it back or restore a backup, and start the app again.");
        }
    }

    static void Make(string path, Action<string> make)
    {
        var unfinished = path + ".new";
        foreach (var left in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(unfinished + left);
        }

        make(unfinished);
        File.Move(unfinished, path);
    }
}
