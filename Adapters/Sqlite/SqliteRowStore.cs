using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

/// <summary>Rows in <c>{directory}/supportflows.db</c>. A commit is on the disk when it returns. A fault of the disk is an <see cref="RowStoreUnavailableException"/>, and nothing is written.</summary>
public sealed class SqliteRowStore : IRowStore, IAsyncDisposable, IDisposable
{
    readonly SqliteFile file;
    readonly SqliteRowWriter writer;
    readonly ConcurrentBag<SqliteRowReader> readers = [];

    public SqliteRowStore(string directory)
        : this(directory, writerOpened: null)
    {
    }

    /// <param name="writerOpened">Sees the writing connection whenever it is opened; faults are injected there.</param>
    internal SqliteRowStore(string directory, Action<SqliteConnection>? writerOpened)
    {
        file = new SqliteFile(directory);
        file.Migrate();
        writer = new SqliteRowWriter(file, writerOpened);
    }

    public Task<Row?> GetAsync(RowAddress address, CancellationToken cancellation = default)
    {
        RowLimits.Check(address);
        return Task.FromResult(Read(reader => reader.Find(address), cancellation));
    }

    public Task<IReadOnlyList<Row>> ListAsync(RowRange range, CancellationToken cancellation = default)
    {
        RowLimits.Check(range);
        return Task.FromResult<IReadOnlyList<Row>>(Read(reader => reader.List(range), cancellation));
    }

    public Task<IReadOnlyList<string>> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RowLimits.Check(table, partition, changes);
        var commit = new PendingCommit(table, partition, changes, cancellation);
        writer.Enqueue(commit);
        return commit.Done;
    }

    public void Dispose()
    {
        writer.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    // On the caller's thread: a read takes microseconds, less than a change of threads.
    T Read<T>(Func<SqliteRowReader, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SqliteRowReader? reader = null;
        try
        {
            if (!readers.TryTake(out reader))
            {
                reader = new SqliteRowReader(file);
            }

            var result = read(reader);
            readers.Add(reader);
            return result;
        }
        catch (SqliteException fault)
        {
            reader?.Dispose();
            throw new RowStoreUnavailableException($"'{file.Path}' could not be read: {fault.Message} {SqliteFileFaults.Advice(fault)}", fault);
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }
}
