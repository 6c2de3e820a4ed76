using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SQLitePCL;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests;

/// <summary>A disk that is full, slow or failing for a while, as SQLite itself reports it.</summary>
public class BadDiskTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disk_ThatIsFull_RefusesAndGoesOnByItselfWhenItIsNot()
    {
        var (pages, had, opened) = (1_000_000, 0, (SqliteConnection?)null);
        await using var engine = await Engine.StartAsync(Register, options => options.WriterOpened = connection =>
        {
            opened = connection;
            Limit(connection, had = Volatile.Read(ref pages));
        });
        var id = await engine.StartInstanceAsync("counter");
        await engine.RaiseAsync(id, "add", 1);
        engine.Checkpoint = at =>
        {
            // What tries whether there is room again would itself find some.
            if (at is Checkpoint.BeforeCommit && had == 1)
            {
                throw new IOException("The disk is still full.");
            }
        };
        Volatile.Write(ref pages, 1);
        Limit(opened!, 1);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.StartInstanceAsync("counter", new string('x', 200_000), "large"));
        Volatile.Write(ref pages, 1_000_000);
        await engine.SettleAsync();
        await engine.RaiseAsync(id, "add", 10);
        await engine.StartInstanceAsync("counter", new string('x', 200_000), "large");

        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("11", (await engine.GetAsync(id)).SerializedCustomStatus);
        Assert.NotNull(await engine.GetAsync("large"));
    }

    [Fact]
    public async Task Disk_ThatIsSlow_MakesCallersWaitAndRefusesNobody()
    {
        using var disk = new ManualResetEventSlim(true);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        engine.Checkpoint = at =>
        {
            if (at is Checkpoint.BeforeCommit)
            {
                held.TrySetResult();
                disk.Wait(Cancellation);
            }
        };
        disk.Reset();

        var calls = Enumerable.Range(0, 20).Select(_ => engine.Client.RaiseEventAsync(id, "add", 1, Cancellation)).ToList();
        await held.Task;

        // Who will wait no longer may go; who only reads is not held up.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.Client.RaiseEventAsync(id, "add", 1, new CancellationToken(canceled: true)));
        Assert.NotNull(await engine.GetAsync(id));
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        disk.Set();
        await Task.WhenAll(calls);
        await engine.SettleAsync();
        Assert.Equal("20", (await engine.GetAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task Memory_ThatRunsOutInACommit_RefusesItAndLosesNothing()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("counter");
        await engine.RaiseAsync(id, "add", 1);
        var commits = 1;
        engine.Checkpoint = at =>
        {
            if (at is Checkpoint.BeforeCommit && commits-- > 0)
            {
                throw new InsufficientMemoryException();
            }
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.RaiseAsync(id, "add", 10));
        await engine.SettleAsync();
        await engine.RaiseAsync(id, "add", 100);

        Assert.Equal("101", (await engine.GetAsync(id)).SerializedCustomStatus);
    }

    /// <summary>What is answered survives a power cut: SQLite flushes each commit of it (2 is FULL).</summary>
    [Fact]
    public async Task Writer_FlushesEachCommit()
    {
        var (mode, synchronous) = ("", -1L);
        await using var engine = await Engine.StartAsync(Register, options => options.WriterOpened = connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT journal_mode, synchronous FROM pragma_journal_mode, pragma_synchronous";
            using var reader = command.ExecuteReader();
            reader.Read();
            (mode, synchronous) = (reader.GetString(0), reader.GetInt64(1));
        });

        Assert.Equal(("wal", 2L), (mode, synchronous));
    }

    /// <summary>Its activities have not run and its messages have not gone: the caller was refused.</summary>
    [Fact]
    public async Task Turn_ThatCannotBeWritten_HasBroughtAboutNothing()
    {
        var acted = 0;
        await using var engine = await Engine.StartAsync(
            tasks =>
            {
                Register(tasks);
                tasks.AddOrchestratorFunc<object?, string>("flow", async (context, _) =>
                {
                    context.SendEvent("counter", "add", 7);
                    _ = context.CallSubOrchestratorAsync("counter", options: new SubOrchestrationOptions(instanceId: "child"));
                    _ = context.CallActivityAsync("act");
                    return await context.CallActivityAsync<string>("act", new string('x', 200_000));
                });
                tasks.AddActivityFunc("act", _ => { Interlocked.Increment(ref acted); });
            },
            options => options.WriterOpened = connection => raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, 100_000));
        await engine.StartInstanceAsync("counter", id: "counter");

        await Assert.ThrowsAsync<SqliteException>(() => engine.StartInstanceAsync("flow"));
        await engine.SettleAsync();

        Assert.Null((await engine.GetAsync("counter")).SerializedCustomStatus);
        Assert.Null(await engine.Client.GetInstanceAsync("child", Cancellation));
        Assert.Equal(0, acted);
    }

    [Fact]
    public async Task Commit_ThatCannotBeWritten_TakesNoOtherOfItsGroupDownWithIt()
    {
        using var first = new ManualResetEventSlim();
        await using var engine = await Engine.StartAsync(Register);
        engine.Checkpoint = _ => first.Wait(Cancellation);
        var answers = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        // While the first is held up the others become a group; two of them want the same row.
        foreach (var (number, answer) in answers.Index())
        {
            engine.Running.Parts.Writer.Submit(new SingleCommit(new Change.AddMessage(Math.Min(number, 2), "nobody", "{}"), answer.SetResult));
        }

        first.Set();
        var told = await Task.WhenAll(answers.Select(answer => answer.Task));

        Assert.Equal([null, null, null, typeof(SqliteException)], told.Select(exception => exception?.GetType()));
        Assert.Equal([0L, 1L, 2L], engine.Running.Parts.Store.Messages(-1, 10).Select(message => message.Serial));
    }

    /// <summary>A result that does not fit, on a disk that takes everything smaller: it must not go round and round at once, in the log and on the processor.</summary>
    [Fact]
    public async Task Store_ThatFailsAgainRightAfterItsRecovery_IsTriedEverLessOften()
    {
        var (pages, probes) = (1_000_000, 0);
        var sixth = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SqliteConnection? opened = null;
        await using var engine = await Engine.StartAsync(
            tasks =>
            {
                tasks.AddOrchestratorFunc<object?, string>("flow", (context, _) => context.CallActivityAsync<string>("bulky"));
                tasks.AddActivityFunc<string>("bulky", async _ =>
                {
                    await release.Task;
                    return new string('x', 200_000);
                });
            },
            options => options.WriterOpened = connection =>
            {
                opened = connection;
                Limit(connection, Volatile.Read(ref pages));
            });
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("flow", null, new StartOrchestrationOptions("f"), Cancellation);
        Volatile.Write(ref pages, 1);
        Limit(opened!, 1);
        engine.Checkpoint = at =>
        {
            // What can be written is the probe.
            if (at is Checkpoint.AfterCommit && ++probes == 6)
            {
                sixth.SetResult();
            }
        };

        var began = Stopwatch.GetTimestamp();
        release.SetResult();
        await sixth.Task.WaitAsync(Cancellation);
        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromMilliseconds(300), "It was tried again at once each time.");

        Volatile.Write(ref pages, 1_000_000);
        await engine.SettleAsync();
        Assert.Equal(200_000, (await engine.GetAsync("f")).ReadOutputAs<string>()!.Length);
    }

    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, int>("counter", async (context, _) =>
        {
            var sum = 0;
            while (await context.WaitForExternalEvent<int>("add") is var number and > 0)
            {
                sum += number;
                context.SetCustomStatus(sum);
            }

            return sum;
        });
    }

    static void Limit(SqliteConnection connection, int pages) => raw.sqlite3_exec(connection.Handle, $"PRAGMA max_page_count = {pages}");
}
