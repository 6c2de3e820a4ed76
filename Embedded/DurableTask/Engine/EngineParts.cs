using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>What lives as long as the engine, whatever becomes of the instances in memory.</summary>
sealed record EngineParts(
    DurableTaskEngineOptions Options,
    IServiceProvider Services,
    TimeProvider Time,
    WorkTracker Work,
    ILogger Log,
    StoreReader Store,
    StoreWriter Writer,
    SerialNumbers Serials,
    TaskCatalog<ITaskOrchestrator> Orchestrators,
    ActivityRunner Activities,
    ExecutionScope Scope,
    InstanceWaits Waits);
