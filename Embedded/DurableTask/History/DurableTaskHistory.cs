using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask;

/// <summary>Reads what instances of the embedded engine have done, as far as it is committed.</summary>
public sealed class DurableTaskHistory
{
    readonly DurableTaskEngine engine;

    internal DurableTaskHistory(DurableTaskEngine engine) => this.engine = engine;

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public InstanceCost Cost(string instanceId)
    {
        var (history, pastEvents, pastActions) = Read(instanceId);
        return new InstanceCost(history.Events, pastEvents + history.Events, pastActions + history.Actions);
    }

    /// <summary>The history as JSON, for <see cref="ReplayVerifier"/>. It begins at the last continue-as-new.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public string Export(string instanceId) => HistoryJson.Write(Read(instanceId).History);

    (InstanceHistory History, long PastEvents, long PastActions) Read(string instanceId)
    {
        var store = engine.Parts.Store;
        var row = store.Find(instanceId) ?? throw new ArgumentException($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
        return (new InstanceHistory(row.Start, store.Turns(row.Key)), row.PastEvents, row.PastActions);
    }
}

/// <summary>What an instance has cost so far.</summary>
/// <param name="HistoryEvents">Events of the present history, which is what a replay reads.</param>
/// <param name="TotalHistoryEvents">Events of all generations, those ended by continue-as-new included.</param>
/// <param name="Actions">Orchestration starts, activities (once each), timers and events received, of all generations. A sub-orchestration has its own cost.</param>
public sealed record InstanceCost(long HistoryEvents, long TotalHistoryEvents, long Actions);
