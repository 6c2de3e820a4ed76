using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>The context given to orchestrators: each call becomes an action of the execution.</summary>
sealed class OrchestrationContext(Execution execution, ExecutionScope scope) : TaskOrchestrationContext
{
    object? input;
    bool inputRead;
    int guids;

    public override TaskName Name => execution.Start.Name;

    public override string InstanceId => execution.Start.InstanceId;

    public override string Version => execution.Start.Version;

    public override ParentOrchestrationInstance? Parent => execution.Start.Parent;

    public override DateTime CurrentUtcDateTime => execution.Now;

    public override bool IsReplaying => execution.Replaying;

    protected override ILoggerFactory LoggerFactory => scope.Loggers;

    public override T? GetInput<T>()
        where T : default
    {
        if (!inputRead || input is not T)
        {
            input = execution.Start.Input is { } text ? scope.Converter.Deserialize<T>(text) : default;
            inputRead = true;
        }

        return (T?)input;
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        execution.Enter(nameof(CallActivityAsync));
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("A TaskOptions was given as the activity's input. Pass it as the options parameter: CallActivityAsync(name, input, options).", nameof(input));
        }

        var (version, payload) = (options?.Version?.Version ?? Version, scope.Converter.Serialize(input));
        return Call(options?.Retry, () => Open<TResult>(name, id => new Outbound.ActivityScheduled(id, name, version, payload)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        execution.Enter(nameof(CallSubOrchestratorAsync));
        var (version, payload) = (options?.Version?.Version ?? scope.DefaultVersion, scope.Converter.Serialize(input));
        var child = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var tags = options?.Tags is { Count: > 0 } given ? TagText.Write(given) : null;
        return Call(options?.Retry, () => Open<TResult>(orchestratorName, id => new Outbound.ChildStarted(id, orchestratorName, version, child, payload, tags)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        execution.Enter(nameof(CreateTimer));
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var id = execution.TakeTaskId();
        var due = fireAt.ToUniversalTime().Ticks;
        var timer = new OpenTimer(id, execution.Act(new Outbound.TimerCreated(id, due, execution.Replaying ? 0 : scope.NextSerial())));
        execution.Add(timer);
        if (cancellationToken.CanBeCanceled)
        {
            timer.Registration = cancellationToken.Register(() => Cancel(timer, cancellationToken));
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        execution.Enter(nameof(WaitForExternalEvent));
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return execution.Events.WaitAsync<T>(eventName, execution.EnterCancellation, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        execution.Enter(nameof(SendEvent));
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        execution.Act(new Outbound.EventSent(instanceId, eventName, scope.Converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        execution.Enter(nameof(SetCustomStatus));
        execution.CustomStatus = scope.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        => ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        execution.Enter(nameof(ContinueAsNew));
        ArgumentNullException.ThrowIfNull(options);
        execution.Next = options;
    }

    public override Guid NewGuid()
    {
        execution.Enter(nameof(NewGuid));
        return DeterministicGuid.Create(InstanceId, execution.Start.Generation, CurrentUtcDateTime, guids++);
    }

    Task<T> Call<T>(TaskRetryOptions? retry, Func<Task<T>> once) => retry is null ? once() : Retrying.CallAsync(this, retry, once);

    Task<T> Open<T>(TaskName name, Func<int, Outbound> act)
    {
        var id = execution.TakeTaskId();
        var call = new OpenCall<T>(id, name, execution.Act(act(id)), scope.Converter);
        execution.Add(call);
        return call.Task;
    }

    void Cancel(OpenTimer timer, CancellationToken token)
    {
        if (execution.EnterCancellation() && execution.Remove(timer.Id) is not null)
        {
            var created = (Outbound.TimerCreated)timer.Action;
            execution.Act(new Outbound.TimerCancelled(timer.Id, created.Due, created.Serial));
            timer.Cancel(token);
        }
    }
}
