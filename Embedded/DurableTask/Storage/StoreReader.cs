using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>Reads what is committed. Used by any thread: each use takes a connection of its own.</summary>
sealed class StoreReader(Database database) : IDisposable
{
    const string Columns = "key, id, name, version, status, active, generation, created, max(updated, coalesce((SELECT at FROM turns WHERE instance = key ORDER BY number DESC LIMIT 1), 0)) AS changed, "
        + "input, output, failure, custom_status, tags, parent_key, parent_id, parent_name, parent_generation, parent_task, past_events, past_actions, trace";

    readonly ConcurrentBag<Session> idle = [];
    volatile bool disposed;

    internal InstanceRow? Find(string id) => Use(session => session.Find.One(statement => statement.Bind(1, id), Row));

    internal InstanceRow? Find(long key) => Use(session => session.FindKey.One(statement => statement.Bind(1, key), Row));

    internal List<Turn> Turns(long key) => Use(session => session.Turns.All(statement => statement.Bind(1, key), statement => TurnReader.Read(statement.Blob(0))));

    /// <summary>The timers after one, in order. The instance id is empty where the instance is gone.</summary>
    internal List<TimerRow> Timers(long due, long serial, int take) => Use(session => session.Timers.All(
        statement => statement.Bind(1, due).Bind(2, serial).Bind(3, take),
        statement => new TimerRow(statement.Long(0), statement.Long(1), statement.Long(2), statement.TextOrNull(4) ?? "", (int)statement.Long(3))));

    internal List<(long Serial, string Target, string Data)> Messages(long after, int take) => Use(session => session.Messages.All(
        statement => statement.Bind(1, after).Bind(2, take), statement => (statement.Long(0), statement.Text(1), statement.Text(2))));

    internal List<(long Key, string Id)> Active(long after, int take) => Use(session => session.Active.All(
        statement => statement.Bind(1, after).Bind(2, take), statement => (statement.Long(0), statement.Text(1))));

    internal List<string> Children(long key) => Use(session => session.Children.All(statement => statement.Bind(1, key), statement => statement.Text(0)));

    /// <summary>Instances in order of creation, after a key.</summary>
    internal List<InstanceRow> Query(string where, Action<Statement> bind) => Use(session =>
    {
        using var statement = new Statement(session.Connection, $"SELECT {Columns} FROM instances WHERE {where}");
        return statement.All(bind, Row);
    });

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    T Use<T>(Func<Session, T> read)
    {
        if (!idle.TryTake(out var session))
        {
            session = new Session(database.Connect(SqliteOpenMode.ReadOnly));
        }

        T result;
        try
        {
            result = read(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        if (disposed)
        {
            session.Dispose();
        }
        else
        {
            idle.Add(session);
        }

        return result;
    }

    static InstanceRow Row(Statement at) => new()
    {
        Key = at.Long(0),
        Id = at.Text(1),
        Name = at.Text(2),
        Version = at.Text(3),
        Status = (OrchestrationRuntimeStatus)at.Long(4),
        Active = at.Long(5) == 1,
        Generation = (int)at.Long(6),
        Created = at.Long(7),
        Updated = at.Long(8),
        Input = at.TextOrNull(9),
        Output = at.TextOrNull(10),
        Failure = at.TextOrNull(11) is { } failure ? JsonSerializer.Deserialize(failure, EngineJson.Default.Failure) : null,
        CustomStatus = at.TextOrNull(12),
        Tags = at.TextOrNull(13),
        Parent = at.LongOrNull(14) is { } parent ? new ParentCall(parent, at.Text(15), at.Text(16), (int)at.Long(17), (int)at.Long(18)) : null,
        PastEvents = at.Long(19),
        PastActions = at.Long(20),
        Trace = at.TextOrNull(21),
    };

    sealed class Session(SqliteConnection connection) : IDisposable
    {
        internal SqliteConnection Connection => connection;

        internal Statement Find { get; } = new(connection, $"SELECT {Columns} FROM instances WHERE id = ?");

        internal Statement FindKey { get; } = new(connection, $"SELECT {Columns} FROM instances WHERE key = ?");

        internal Statement Turns { get; } = new(connection, "SELECT data FROM turns WHERE instance = ? ORDER BY number");

        internal Statement Timers { get; } = new(
            connection, "SELECT t.due, t.serial, t.instance, t.task, i.id FROM timers t LEFT JOIN instances i ON i.key = t.instance WHERE (t.due, t.serial) > (?, ?) ORDER BY t.due, t.serial LIMIT ?");

        internal Statement Messages { get; } = new(connection, "SELECT serial, target, data FROM inbox WHERE serial > ? ORDER BY serial LIMIT ?");

        internal Statement Active { get; } = new(connection, "SELECT key, id FROM instances WHERE active = 1 AND key > ? ORDER BY key LIMIT ?");

        internal Statement Children { get; } = new(connection, "SELECT id FROM instances WHERE parent_key = ? ORDER BY key");

        public void Dispose()
        {
            Array.ForEach([Find, FindKey, Turns, Timers, Messages, Active, Children], statement => statement.Dispose());
            connection.Dispose();
        }
    }
}
