using System.Collections.Concurrent;
using DurableTask.Core.Exceptions;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>Lives one life twice, by the specification and by the engine, and compares what can be seen after each deed.</summary>
sealed class Trial
{
    // Of the real clock: an instance that hangs is a finding, not a test that never ends.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Specification specification;
    readonly ConcurrentQueue<Made> made = new();
    readonly Life life;
    Engine engine = null!;
    int deployment;
    int events;
    bool killed;

    Trial(Life life) => (this.life, specification) = (life, new Specification(life));

    /// <summary>What differed, or null.</summary>
    internal static async Task<string?> RunAsync(Life life)
    {
        var trial = new Trial(life);
        await using (trial.engine = await Engine.StartAsync(trial.Register, options => options.MaxLiveInstances = 1))
        {
            return await trial.RunAsync();
        }
    }

    async Task<string?> RunAsync()
    {
        foreach (var (number, deed) in life.Deeds.Index())
        {
            var expected = $"{(specification.Do(deed) ? "accepted" : "refused")}{Described(specification)}";
            string actual;
            try
            {
                actual = $"{(await DoAsync(deed).WaitAsync(Patience) ? "accepted" : "refused")}{await DescribedAsync()}";
            }
            catch (TimeoutException)
            {
                actual = "it hung";
            }
#pragma warning disable CA1031 // Whatever it was, it is a finding, and the life that leads to it is what helps.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                actual = $"it threw {exception}";
            }

            if (expected != actual)
            {
                return $"after deed {number + 1} ({deed}) it should be\n    {expected}\nbut was\n    {actual}";
            }
        }

        var (should, did) = (Calls(specification.Calls), Calls(made));
        return should != did ? $"activities should have run\n    {should}\nbut these did\n    {did}"
            : Orphans() is var orphans and > 0 ? $"{orphans} rows of history are left of instances that are gone" : null;
    }

    async Task<bool> DoAsync(Deed deed)
    {
        if (deed is Deed.Redeploy)
        {
            deployment++;
            await engine.RestartAsync(Register);
            await engine.SettleAsync();
            return true;
        }

        // One whose first attempt was killed is the same event again.
        var first = events;
        events += deed is Deed.Raise raise ? raise.Times : 0;
        var until = deed is Deed.Advance advance ? engine.Clock.GetUtcNow().AddMinutes(advance.Minutes) : default;
        var dead = Arm(deed.Kill);
        var acting = TellAsync(deed, until, first);
        if (await Task.WhenAny(acting, dead) == acting && !dead.IsCompleted)
        {
            engine.Checkpoint = null;
            return await acting;
        }

        (engine.Checkpoint, killed) = (null, true);
        await engine.RestartAsync(Register);
        await engine.SettleAsync();
        // Killed before its own commit, a deed has left nothing; after it, all that follows has come from the store. Only time is the caller's to move on.
        var lost = deed is Deed.Advance || deed.Kill is (Checkpoint.BeforeCommit, 1);
        return !lost || await TellAsync(deed, until, first);
    }

    Task Arm((Checkpoint Point, int Commits)? kill)
    {
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (kill is var (point, commits))
        {
            var (writer, left) = (engine.Running.Parts.Writer, commits);
            engine.Checkpoint = at =>
            {
                if (at == point && --left == 0)
                {
                    writer.Kill();
                    dead.TrySetResult();
                }
            };
        }

        return dead.Task;
    }

    /// <summary>Whether it was accepted.</summary>
    async Task<bool> TellAsync(Deed deed, DateTimeOffset until, int first)
    {
        try
        {
            await (deed switch
            {
                Deed.Start(var id, var after, var refused) => StartAsync(id, after, refused),
                Deed.Raise(var id, var name, var times) => RaiseAsync(id, name, first, times),
                Deed.Terminate(var id, var recursive) => engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("enough", recursive)),
                Deed.Suspend(var id) => engine.Client.SuspendInstanceAsync(id),
                Deed.Resume(var id) => engine.Client.ResumeInstanceAsync(id),
                Deed.Purge(var id) => engine.Client.PurgeInstanceAsync(id),
                Deed.Restart(var id) => engine.Client.RestartAsync(id),
                Deed.Repeat(var id) => RepeatAsync(id),
                Deed.Advance => engine.AdvanceAsync(until - engine.Clock.GetUtcNow()),
                _ => throw new NotSupportedException(deed.ToString()),
            });
        }
        catch (Exception exception) when (exception is OrchestrationAlreadyExistsException or InvalidOperationException or ArgumentException)
        {
            return false;
        }

        await engine.SettleAsync();
        return true;
    }

    Task<string> StartAsync(string id, int after, IReadOnlyList<OrchestrationRuntimeStatus>? refused)
    {
        var options = new StartOrchestrationOptions(id, after > 0 ? engine.Clock.GetUtcNow().AddMinutes(after) : null);
        return engine.Client.ScheduleNewOrchestrationInstanceAsync(
            Played.Name, new Input(life.ProgramOf(id), 0, ""), refused is null ? options : options.WithDedupeStatuses([.. refused]), CancellationToken.None);
    }

    async Task RaiseAsync(string id, string name, int first, int times)
    {
        for (var time = 1; time <= times; time++)
        {
            await engine.Client.RaiseEventAsync(id, name, $"{first + time}", CancellationToken.None);
        }
    }

    /// <summary>No sender sends like this: it is what an instance would be told by one that has lost count. Whatever was taken before, or belongs to what was before, changes nothing.</summary>
    Task RepeatAsync(string id)
    {
        var store = engine.Running.Parts.Store;
        if (store.Find(id) is { } row)
        {
            var turns = store.Turns(row.Key);
            var (taken, timers) = (turns.SelectMany(turn => turn.In).Select(TaskOf).ToHashSet(), turns.SelectMany(turn => turn.Out).OfType<Outbound.TimerCreated>().ToList());
            List<Letter> letters =
            [
                .. taken.Where(task => task > 0).Select(task => new Letter.Result(row.Key, row.Generation, task, "\"again\"", null)),
                .. Enumerable.Range(1, 9).Select(task => new Letter.Result(row.Key, row.Generation - 1, task, "\"late\"", null)),
                .. Enumerable.Range(1, 9).Select(task => new Letter.Result(row.Key - 1, row.Generation, task, "\"late\"", null)),
                .. timers.Where(timer => taken.Contains(timer.TaskId)).Select(timer => new Letter.TimerDue(new TimerRow(timer.Due, timer.Serial, row.Key, id, timer.TaskId))),
                .. timers.Select(timer => new Letter.TimerDue(new TimerRow(timer.Due, timer.Serial - 1, row.Key, id, timer.TaskId))),
            ];
            letters.ForEach(letter => engine.Running.Directory.Post(id, letter));
        }

        return Task.CompletedTask;
    }

    void Register(DurableTaskRegistry tasks) => Played.Register(
        tasks, deployment, () => engine.Clock.GetUtcNow().UtcDateTime, made.Enqueue, id => engine.Client.SuspendInstanceAsync(id));

    static string Described(Specification specification) => Described(
        specification.Instances.Select(one => (one.Id, $"{one.Status} {one.Output} {one.CustomStatus} {one.Failure}")),
        specification.Timers.Select(timer => (timer.Owner.Id, timer.Due)));

    async Task<string> DescribedAsync()
    {
        var store = engine.Running.Parts.Store;
        var undelivered = string.Concat(store.Messages(0, 10).Select(message => $"; on its way to {message.Target}: {message.Data}"));
        var all = await engine.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)).ToListAsync();
        var alive = all.Where(one => !one.IsCompleted).Select(one => store.Find(one.InstanceId)!.Key).ToHashSet();
        var twice = string.Concat(all.Select(one => store.Find(one.InstanceId)!).SelectMany(row => Twice(store.Turns(row.Key)).Select(task => $"; {row.Id} took the result of its task {task} twice")));
        return undelivered + twice + Described(
            all.Select(one => (one.InstanceId, $"{one.RuntimeStatus} {one.SerializedOutput} {one.SerializedCustomStatus} {Played.Chain(one.FailureDetails)}")),
            // The time of a start that was overtaken stays until it has come, and then does nothing.
            store.Timers(0, 0, 1000).Where(timer => timer.TaskId > 0 || alive.Contains(timer.Key) || timer.Due <= engine.Clock.GetUtcNow().UtcTicks).Select(timer => (timer.InstanceId, new DateTime(timer.Due, DateTimeKind.Utc))));
    }

    static string Described(IEnumerable<(string Id, string Words)> instances, IEnumerable<(string Id, DateTime Due)> timers) =>
        string.Concat(instances.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"; {one.Id} {one.Words.TrimEnd()}"))
        + string.Concat(timers.OrderBy(timer => timer).Select(timer => $"; timer of {timer.Id} at {timer.Due:HH:mm:ss.fffffff}"));

    static IEnumerable<int> Twice(IEnumerable<Turn> turns) => turns.SelectMany(turn => turn.In).Select(TaskOf).Where(task => task > 0).CountBy(task => task).Where(task => task.Value > 1).Select(task => task.Key);

    /// <summary>Which task a message is the result of; 0: of none.</summary>
    static int TaskOf(Inbound message) => message switch
    {
        Inbound.TaskCompleted(var task, _) => task,
        Inbound.TaskFailed(var task, _) => task,
        Inbound.TimerFired(var task) => task,
        _ => 0,
    };

    long Orphans()
    {
        using var connection = new SqliteConnection($"Data Source={engine.DatabasePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM turns WHERE instance NOT IN (SELECT key FROM instances)";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// An activity may run twice where the engine was killed: its result is taken once. One that nobody waits for may then not run at all, as its instance has gone on.
    /// </summary>
    string Calls(IEnumerable<Made> calls)
    {
        var lines = calls.Where(call => !killed || !call.Key.EndsWith('~')).Select(call => $"{call.Id} {call.At:HH:mm:ss.fffffff} {call.Key}");
        return string.Join("; ", (killed ? lines.Distinct() : lines).Order(StringComparer.Ordinal));
    }
}
