using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Embedded.FunctionsWorker.Storage;

/// <summary>
/// The worker's SQLite file: one connection, one writer. All that waits goes into one transaction, so many senders share one flush.
/// A transaction that fails fails everyone in it, and nothing of it is kept.
/// </summary>
sealed class WorkerDatabase : IDisposable
{
    readonly Channel<Operation> waiting = Channel.CreateUnbounded<Operation>(new UnboundedChannelOptions { SingleReader = true });
    readonly string path;
    readonly SqliteConnection connection;
    readonly FileStream held;
    readonly Task writing;
    bool gone;

    /// <param name="longestDelay">For so long a message may be hidden.</param>
    /// <exception cref="InvalidOperationException">Another process uses the directory, or the file in it cannot be used.</exception>
    public WorkerDatabase(string directory, DateTimeOffset now, TimeSpan longestDelay)
    {
        Directory.CreateDirectory(directory);
        path = Path.Combine(directory, "queues.db");
        held = Hold(Path.Combine(directory, "worker.lock"));
        try
        {
            connection = WorkerSchema.Open(path, now, longestDelay);
        }
        catch
        {
            held.Dispose();
            throw;
        }

        writing = Task.Run(WriteAsync);
    }

    /// <summary>Runs commands on the writer; durable when it returns.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> commands)
    {
        var operation = new Operation<T>(commands);
        if (!waiting.Writer.TryWrite(operation))
        {
            throw new ObjectDisposedException(nameof(WorkerDatabase), "The app has stopped, so nothing more can be written.");
        }

        return await operation.Done.Task;
    }

    public void Dispose()
    {
        if (waiting.Writer.TryComplete())
        {
            writing.GetAwaiter().GetResult();
            connection.Dispose();
            held.Dispose();
        }
    }

    // The operating system lets go of it when the process dies, however it dies.
    static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException(
                $"The data directory '{Path.GetDirectoryName(path)}' is in use by another process. Stop that one, or set Embedded:DataDirectory to another directory.", fault);
        }
    }

    async Task WriteAsync()
    {
        var batch = new List<Operation>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < 256 && waiting.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            Write(batch);
            batch.Clear();
        }
    }

    void Write(List<Operation> batch)
    {
        try
        {
            StoreFile.Require(path, ref gone);
            using var transaction = connection.BeginTransaction();
            foreach (var operation in batch)
            {
                operation.Run(connection);
            }

            transaction.Commit();
        }
        catch (Exception fault)
        {
            // Whatever it was (a full disk, a bad file), each caller is told and decides; the writer goes on with the next ones.
            batch.ForEach(operation => operation.Fail(fault));
            return;
        }

        batch.ForEach(operation => operation.Complete());
    }

    abstract class Operation
    {
        public abstract void Run(SqliteConnection connection);

        public abstract void Complete();

        public abstract void Fail(Exception fault);
    }

    sealed class Operation<T>(Func<SqliteConnection, T> commands) : Operation
    {
        T result = default!;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(SqliteConnection connection) => result = commands(connection);

        public override void Complete() => Done.SetResult(result);

        public override void Fail(Exception fault) => Done.SetException(fault);
    }
}
