using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportFlows.Adapters.Tests.Sqlite;

/// <summary>Faults of the writing connection, on demand: SQLite itself reports them, as it would those of a disk.</summary>
sealed class FaultyDisk : IDisposable
{
    readonly ManualResetEventSlim open = new(initialState: true);
    readonly ManualResetEventSlim reached = new();
    SqliteConnection? connection;
    volatile bool failing;

    public void Watch(SqliteConnection writer)
    {
        connection = writer;
        raw.sqlite3_commit_hook(writer.Handle, _ => OnCommit(), null);
    }

    public void FailCommits(bool fail) => failing = fail;

    /// <summary>The file cannot grow any more.</summary>
    public void Fill() => raw.sqlite3_exec(connection!.Handle, "PRAGMA max_page_count = 1");

    public void Free() => raw.sqlite3_exec(connection!.Handle, "PRAGMA max_page_count = 1000000");

    /// <summary>Holds the writer in its next commit, so that callers pile up behind it.</summary>
    public void Hold()
    {
        reached.Reset();
        open.Reset();
    }

    public void WaitUntilHeld() => reached.Wait(TestContext.Current.CancellationToken);

    public void LetGo() => open.Set();

    public void Dispose()
    {
        open.Dispose();
        reached.Dispose();
    }

    int OnCommit()
    {
        reached.Set();
        open.Wait();
        return failing ? 1 : 0;
    }
}
