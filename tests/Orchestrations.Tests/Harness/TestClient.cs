using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>Stands in for the durable engine's client: keeps what was started and raised; nothing runs.</summary>
sealed class TestClient() : DurableTaskClient("test")
{
    readonly Lock gate = new();

    public ConcurrentDictionary<string, OrchestrationRuntimeStatus> Instances { get; } = new();

    public ConcurrentQueue<string> Started { get; } = [];

    public ConcurrentQueue<(string InstanceId, string Event)> Raised { get; } = [];

    public Exception? Fault { get; set; }

    public ConcurrentQueue<PurgeInstancesFilter> Purged { get; } = [];

    /// <summary>From which time it is asked, counted from 1, to its answer.</summary>
    public Func<int, PurgeResult> Purges { get; set; } = _ => throw new NotSupportedException();

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Fail();
        lock (gate)
        {
            var id = options!.InstanceId!;
            if (Instances.TryGetValue(id, out var status) && options.DedupeStatuses?.Contains(status.ToString()) == true)
            {
                // Not the type that the embedded engine throws: backends differ.
                throw new InvalidOperationException($"'{id}' exists and is {status}.");
            }

            Instances[id] = OrchestrationRuntimeStatus.Running;
            Started.Enqueue(id);
            return Task.FromResult(id);
        }
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Fail();
        Raised.Enqueue((instanceId, eventName));
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        Fail();
        return Task.FromResult(Instances.TryGetValue(instanceId, out var status)
            ? new OrchestrationMetadata("test", instanceId) { RuntimeStatus = status }
            : null);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Fail();
        Purged.Enqueue(filter);
        return Task.FromResult(Purges(Purged.Count));
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    void Fail()
    {
        if (Fault is not null)
        {
            throw Fault;
        }
    }
}
