using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Web.Operation;

/// <param name="Queues">Null: they cannot be reached, and the fault says why.</param>
public sealed record QueuesModel(IReadOnlyList<QueuePart>? Queues, string? Fault);

/// <param name="Parked">The first of them; the state has how many there are.</param>
public sealed record QueuePart(QueueState State, IReadOnlyList<ParkedRow> Parked);

/// <param name="Reason">What it would be refused for now; null: nothing that can be told beforehand.</param>
public sealed record ParkedRow(ParkedMessage Message, string? Reason);
