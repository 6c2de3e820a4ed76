using Microsoft.DurableTask;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>Something an orchestration started and has no result of yet.</summary>
abstract class OpenTask(int id, Outbound action)
{
    internal int Id => id;

    /// <summary>The action as it is in the history.</summary>
    internal Outbound Action => action;

    /// <summary>True once a result has been taken for it: a second one is dropped.</summary>
    internal bool Claimed { get; set; }

    internal abstract void Complete(string? output);

    internal abstract void Fail(Failure failure);
}

sealed class OpenCall<T>(int id, string name, Outbound action, DataConverter converter) : OpenTask(id, action)
{
    readonly TaskCompletionSource<T> source = new();

    internal Task<T> Task => source.Task;

    internal override void Complete(string? output)
    {
        T result;
        try
        {
            result = output is null ? default! : converter.Deserialize<T>(output)!;
        }
#pragma warning disable CA1031 // The converter is the application's: whatever it throws is the caller's to see.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            source.SetException(new TaskFailedException(name, Id, exception));
            return;
        }

        source.SetResult(result);
    }

    internal override void Fail(Failure failure)
    {
        var exception = new TaskFailedException(name, Id, failure.ToDetails());
        if (failure.Final)
        {
            exception.Data[Retrying.Final] = true;
        }

        source.SetException(exception);
    }
}

sealed class OpenTimer(int id, Outbound action) : OpenTask(id, action)
{
    readonly TaskCompletionSource source = new();

    internal Task Task => source.Task;

    internal CancellationTokenRegistration Registration { get; set; }

    internal override void Complete(string? output)
    {
        Registration.Dispose();
        source.SetResult();
    }

    internal override void Fail(Failure failure) => throw new InvalidOperationException("A timer does not fail.");

    internal void Cancel(CancellationToken token) => source.SetCanceled(token);
}
