using DurableTask.Core.Exceptions;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests.Support;

/// <summary>Kills an engine at given commits, one after the other, and plays the caller, who asks again when the answer was lost.</summary>
sealed class Crasher
{
    readonly Engine engine;
    readonly Queue<(Checkpoint Point, int Commits)> crashes;
    TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Crasher(Engine engine, params IEnumerable<(Checkpoint Point, int Commits)> crashes)
    {
        (this.engine, this.crashes) = (engine, new(crashes));
        Arm();
    }

    /// <summary>Does something and waits until all that follows has happened, however often the engine is killed meanwhile.</summary>
    internal async Task DoAsync(Func<Task> act)
    {
        while (true)
        {
            var acting = TryAsync(act);
            if (await Task.WhenAny(acting, killed.Task) == acting && !killed.Task.IsCompleted)
            {
                await acting;
                return;
            }

            killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            engine.Checkpoint = null;
            await engine.RestartAsync();
            await engine.SettleAsync();
            Arm();
        }
    }

    async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It was durable before the crash, only the acknowledgement was lost.
        }

        await engine.SettleAsync();
    }

    void Arm()
    {
        if (!crashes.TryDequeue(out var crash))
        {
            return;
        }

        var (writer, left) = (engine.Running.Parts.Writer, crash.Commits);
        engine.Checkpoint = at =>
        {
            if (at == crash.Point && --left == 0)
            {
                writer.Kill();
                killed.TrySetResult();
            }
        };
    }
}
