using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Runs activities, so many at a time; the rest wait in the order in which they came.</summary>
sealed class ActivityRunner(TaskCatalog<ITaskActivity> catalog, DurableTaskEngineOptions options, IServiceProvider services, WorkTracker work, ILogger log, Action<ActivityCall, Letter.Result, WorkTracker.Work> finished)
{
    readonly Lock gate = new();
    readonly Queue<(ActivityCall Call, WorkTracker.Work Unit)> waiting = new();
    readonly ConcurrentDictionary<(long, int, int), bool> known = new();
    int running;
    volatile bool stopped;
    TaskCompletionSource? drained;

    /// <summary>Activities that wait, run, or have a result that is being committed.</summary>
    internal int UnderWay => known.Count;

    /// <summary>Runs an activity, unless it is already waiting, running, or has a result that is being committed.</summary>
    internal void Enqueue(ActivityCall call)
    {
        if (!known.TryAdd(call.Identity, true))
        {
            return;
        }

        var unit = work.Begin();
        lock (gate)
        {
            if (running >= options.MaxConcurrentActivities || stopped)
            {
                waiting.Enqueue((call, unit));
                return;
            }

            running++;
        }

        Dispatch(call, unit);
    }

    /// <summary>The call's result is committed, or of no use any more.</summary>
    internal void Forget(long key, int generation, int task) => known.TryRemove((key, generation, task), out _);

    /// <summary>Starts no other, and completes when those that run have ended.</summary>
    internal Task StopAsync()
    {
        lock (gate)
        {
            stopped = true;
            drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (running == 0)
            {
                drained.TrySetResult();
            }

            return drained.Task;
        }
    }

    void Dispatch(ActivityCall call, WorkTracker.Work unit) => ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Runner.WorkAsync(state.Call, state.Unit), (Runner: this, Call: call, Unit: unit), preferLocal: false);

    async Task WorkAsync(ActivityCall call, WorkTracker.Work unit)
    {
        var result = await RunAsync(call);
        if (Next() is { } next)
        {
            Dispatch(next.Call, next.Unit);
        }

        finished(call, result, unit);
    }

    (ActivityCall Call, WorkTracker.Work Unit)? Next()
    {
        lock (gate)
        {
            if (!stopped && waiting.TryDequeue(out var next))
            {
                return next;
            }

            if (--running == 0)
            {
                drained?.TrySetResult();
            }

            return null;
        }
    }

    async Task<Letter.Result> RunAsync(ActivityCall call)
    {
        if (catalog.Find(call.Name, call.Version) is not { } factory)
        {
            return Failed(call, catalog.Unknown(call.Name, call.Version), final: true);
        }

        using var span = Tracing.Begin(call);
        try
        {
            await using var scope = services.CreateAsyncScope();
            var activity = factory(scope.ServiceProvider);
            var output = await activity.RunAsync(new ActivityContext(call), options.DataConverter.Deserialize(call.Input, activity.InputType));
            return new Letter.Result(call.Key, call.Generation, call.TaskId, options.DataConverter.Serialize(output), null);
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result, for its orchestrator to judge.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.Message);
            return Failed(call, exception, final: false);
        }
    }

    Letter.Result Failed(ActivityCall call, Exception exception, bool final)
    {
        EngineLog.ActivityFailed(log, call.Name, call.InstanceId, call.TaskId, exception);
        return new Letter.Result(call.Key, call.Generation, call.TaskId, null, Failure.From(exception, final));
    }
}
