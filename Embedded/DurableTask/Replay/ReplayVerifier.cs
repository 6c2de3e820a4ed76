using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using SupportFlows.Embedded.DurableTask.Engine;
using SupportFlows.Embedded.DurableTask.History;
using SupportFlows.Embedded.DurableTask.Replay;

namespace SupportFlows.Embedded.DurableTask;

/// <summary>Replays kept histories against the present code, so that a change that would break live instances is seen before it is deployed.</summary>
public static class ReplayVerifier
{
    /// <param name="history">JSON of <see cref="DurableTaskHistory.Export"/>.</param>
    /// <param name="services">Given to the orchestrator's factory; none is fine for orchestrators that take nothing.</param>
    /// <exception cref="NonDeterministicOrchestrationException">The code does something else than the history says.</exception>
    /// <exception cref="ForeignAwaitException">The code awaits something that its context did not give it.</exception>
    /// <exception cref="TaskNotRegisteredException">There is no such orchestrator any more.</exception>
    /// <exception cref="FormatException">The text is no history.</exception>
    public static void Verify(DurableTaskRegistry registry, string history, DurableTaskEngineOptions? options = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(history);
        var (start, turns) = HistoryJson.Read(history);
        var catalog = new TaskCatalog<ITaskOrchestrator>("orchestrator", registry.Orchestrators);
        var factory = catalog.Find(start.Name, start.Version) ?? throw catalog.Unknown(start.Name, start.Version);
        options ??= new DurableTaskEngineOptions();
        var scope = new ExecutionScope(options.DataConverter, NullLoggerFactory.Instance, options.DefaultVersion, () => 0);
        var execution = new Execution(start, factory(services!), scope, _ => { });
        foreach (var (number, turn) in turns.Index())
        {
            execution.Replay(turn);
            if (execution.Violation is { } violation)
            {
                throw violation is NonDeterministicOrchestrationException ? new NonDeterministicOrchestrationException($"Turn {number + 1} of {turns.Count}: {violation.Message}") : violation;
            }
        }
    }
}
