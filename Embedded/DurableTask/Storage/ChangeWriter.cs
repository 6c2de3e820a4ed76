using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using SupportFlows.Embedded.DurableTask.Engine;

namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>Applies changes on the one writing connection.</summary>
sealed class ChangeWriter : IDisposable
{
    readonly Database database;
    readonly SqliteConnection connection;
    readonly List<Statement> statements = [];
    readonly Statement begin, commit, rollback, insertInstance, updateInstance, renewInstance, deleteInstance, deleteTurns, appendTurn, addTimer, deleteTimer, addMessage, deleteMessage, probe;

    internal ChangeWriter(Database database)
    {
        this.database = database;
        connection = database.ConnectWriter();
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        insertInstance = Prepare(
            "INSERT INTO instances (key, id, name, version, status, active, generation, created, updated, input, output, failure, custom_status, tags, "
            + "parent_key, parent_id, parent_name, parent_generation, parent_task, trace) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        updateInstance = Prepare("UPDATE instances SET status = ?, active = ?, updated = ?, output = ?, failure = ?, custom_status = ? WHERE key = ?");
        renewInstance = Prepare("UPDATE instances SET active = ?, updated = ?, custom_status = ?, version = ?, generation = ?, input = ?, past_events = ?, past_actions = ? WHERE key = ?");
        deleteInstance = Prepare("DELETE FROM instances WHERE key = ?");
        deleteTurns = Prepare("DELETE FROM turns WHERE instance = ?");
        appendTurn = Prepare("INSERT INTO turns (instance, number, at, data) VALUES (?,?,?,?)");
        addTimer = Prepare("INSERT INTO timers (due, serial, instance, task) VALUES (?,?,?,?)");
        deleteTimer = Prepare("DELETE FROM timers WHERE due = ? AND serial = ?");
        addMessage = Prepare("INSERT INTO inbox (serial, target, data) VALUES (?,?,?)");
        deleteMessage = Prepare("DELETE FROM inbox WHERE serial = ?");
        probe = Prepare("UPDATE starts SET count = count");
    }

    internal void Begin()
    {
        database.Require();
        begin.Run();
    }

    internal void Commit() => commit.Run();

    internal void Rollback()
    {
        // Some errors, such as a full disk, have ended the transaction already.
        if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            rollback.Run();
        }
    }

    internal void Apply(Change change)
    {
        switch (change)
        {
            case Change.InsertInstance(var row): Insert(row); break;
            case Change.UpdateInstance(var row): Update(row); break;
            case Change.RenewInstance(var row): Renew(row); break;
            case Change.DeleteInstance(var key): Delete(key); break;
            case Change.AppendTurn(var key, var number, var at, var data): appendTurn.Bind(1, key).Bind(2, number).Bind(3, at).Bind(4, data).Run(); break;
            case Change.AddTimer(var timer): addTimer.Bind(1, timer.Due).Bind(2, timer.Serial).Bind(3, timer.Key).Bind(4, timer.TaskId).Run(); break;
            case Change.DeleteTimer(var due, var serial): deleteTimer.Bind(1, due).Bind(2, serial).Run(); break;
            case Change.AddMessage(var serial, var target, var data): addMessage.Bind(1, serial).Bind(2, target).Bind(3, data).Run(); break;
            case Change.DeleteMessage(var serial): deleteMessage.Bind(1, serial).Run(); break;
            case Change.Probe: probe.Run(); break;
            default: throw new NotSupportedException($"{change.GetType()} cannot be written.");
        }
    }

    public void Dispose()
    {
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }

    void Insert(InstanceRow row)
    {
        insertInstance.Bind(1, row.Key).Bind(2, row.Id).Bind(3, row.Name).Bind(4, row.Version).Bind(5, (long)row.Status).Bind(6, row.Active ? 1L : 0)
            .Bind(7, row.Generation).Bind(8, row.Created).Bind(9, row.Updated).Bind(10, row.Input).Bind(11, row.Output).Bind(12, FailureText(row))
            .Bind(13, row.CustomStatus).Bind(14, row.Tags).Bind(15, row.Parent?.Key).Bind(16, row.Parent?.InstanceId).Bind(17, row.Parent?.Name)
            .Bind(18, row.Parent?.Generation).Bind(19, row.Parent?.TaskId).Bind(20, row.Trace).Run();
    }

    void Update(InstanceRow row)
        => updateInstance.Bind(1, (long)row.Status).Bind(2, row.Active ? 1L : 0).Bind(3, row.Updated).Bind(4, row.Output).Bind(5, FailureText(row)).Bind(6, row.CustomStatus).Bind(7, row.Key).Run();

    void Renew(InstanceRow row)
    {
        deleteTurns.Bind(1, row.Key).Run();
        renewInstance.Bind(1, row.Active ? 1L : 0).Bind(2, row.Updated).Bind(3, row.CustomStatus).Bind(4, row.Version).Bind(5, row.Generation).Bind(6, row.Input)
            .Bind(7, row.PastEvents).Bind(8, row.PastActions).Bind(9, row.Key).Run();
    }

    void Delete(long key)
    {
        deleteTurns.Bind(1, key).Run();
        deleteInstance.Bind(1, key).Run();
    }

    Statement Prepare(string sql)
    {
        var statement = new Statement(connection, sql);
        statements.Add(statement);
        return statement;
    }

    static string? FailureText(InstanceRow row) => row.Failure is { } failure ? JsonSerializer.Serialize(failure, EngineJson.Default.Failure) : null;
}
