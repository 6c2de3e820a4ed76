using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Client;

/// <summary>The client of the embedded engine. What it answers is committed.</summary>
sealed partial class EmbeddedDurableTaskClient(DurableTaskEngine engine, DurableTaskEngineOptions settings) : DurableTaskClient("embedded")
{
    static readonly OrchestrationRuntimeStatus[] Unended = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(orchestratorName.Name))
        {
            throw new ArgumentNullException(nameof(orchestratorName), "Give the name of the orchestrator to start.");
        }

        var id = options?.InstanceId ?? NewId();
        ArgumentException.ThrowIfNullOrEmpty(id, nameof(options));
        var start = new Letter.Start(
            orchestratorName.Name, VersionOf(options), settings.DataConverter.Serialize(input), TagText.Write(options?.Tags ?? new Dictionary<string, string>()), null,
            options?.StartAt?.UtcTicks, Checked(options?.DedupeStatuses), Tracing.Current);
        await TellAsync(id, start, cancellation);
        return id;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return TellAsync(instanceId, new Letter.Event(eventName, settings.DataConverter.Serialize(eventPayload)), cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => TellAsync(instanceId, new Letter.Suspend(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => TellAsync(instanceId, new Letter.Resume(reason), cancellation);

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
        => TellAsync(instanceId, new Letter.Terminate(settings.DataConverter.Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => row.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => row.Ended, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Task.FromResult(engine.Parts.Store.Find(instanceId) is { } row ? Metadata(row, getInputsAndOutputs) : null);
    }

    public override async Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var row = engine.Parts.Store.Find(instanceId) ?? throw new ArgumentException($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
        if (!row.Ended && !restartWithNewInstanceId)
        {
            throw new InvalidOperationException($"Instance '{instanceId}' is {row.Status}. Only one that has ended can be restarted under its own id: terminate it first, or restart it under a new id.");
        }

        var id = restartWithNewInstanceId ? NewId() : instanceId;
        await TellAsync(id, new Letter.Start(row.Name, row.Version, row.Input, row.Tags, null), cancellation);
        return id;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Hands an instance a letter, and answers when what it brought about is durable. True when it changed something.</summary>
    async Task<bool> TellAsync(string instanceId, Letter letter, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        var directory = engine.Directory;
        if (directory.Dead)
        {
            throw directory.Refusal();
        }

        var reply = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        directory.Post(instanceId, new Message(letter, null, reply, engine.Work.Begin()));
        return await reply.Task.WaitAsync(cancellation);
    }

    async Task<OrchestrationMetadata> WaitAsync(string instanceId, Func<InstanceRow, bool> reached, bool fetch, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        using var watch = engine.Parts.Waits.Start(instanceId);
        while (true)
        {
            var changed = watch.NextChange;
            var row = engine.Parts.Store.Find(instanceId) ?? throw new InvalidOperationException($"There is no orchestration instance '{instanceId}' to wait for.");
            if (reached(row))
            {
                return Metadata(row, fetch);
            }

            await changed.WaitAsync(cancellation);
        }
    }

    OrchestrationMetadata Metadata(InstanceRow row, bool fetch) => new(row.Name, row.Id)
    {
        DataConverter = fetch ? settings.DataConverter : null,
        RuntimeStatus = row.Status,
        CreatedAt = new DateTimeOffset(row.Created, TimeSpan.Zero),
        LastUpdatedAt = new DateTimeOffset(row.Updated, TimeSpan.Zero),
        SerializedInput = fetch ? row.Input : null,
        SerializedOutput = fetch ? row.Output : null,
        SerializedCustomStatus = fetch ? row.CustomStatus : null,
        Tags = TagText.Read(row.Tags),
        FailureDetails = row.Failure?.ToDetails(),
    };

    string VersionOf(StartOrchestrationOptions? start) => start?.Version?.Version ?? settings.DefaultVersion;

    static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>A list that names Terminated, yet lets a running instance be replaced, would refuse what it has just terminated.</summary>
    static IReadOnlyList<string>? Checked(IReadOnlyList<string>? duplicates)
    {
        var statuses = duplicates?.Select(Parse).ToHashSet();
        if (statuses is not null && statuses.Contains(OrchestrationRuntimeStatus.Terminated) && !statuses.IsSupersetOf(Unended))
        {
            throw new ArgumentException("DedupeStatuses names Terminated but not all of Pending, Running and Suspended: a running instance would be terminated and then refused. Add those, or leave out Terminated.", nameof(duplicates));
        }

        return duplicates;
    }

    static OrchestrationRuntimeStatus Parse(string status) => Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed)
        ? parsed
        : throw new ArgumentException($"'{status}' in DedupeStatuses is not an orchestration status. Use those of StartOrchestrationOptionsExtensions.ValidDedupeStatuses.");
}
