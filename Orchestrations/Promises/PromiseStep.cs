using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What a decision tells its orchestration.</summary>
/// <param name="Send">Outbox rows that may be offered now.</param>
/// <param name="WakeAt">UTC; null to sleep until something changes.</param>
/// <param name="Finished">Nothing will be due by itself again: the orchestration ends, and a later change starts it anew.</param>
public sealed record PromiseStep(IReadOnlyList<MessageAddress> Send, DateTime? WakeAt, bool Finished);

/// <summary>Which orchestration keeps a promise.</summary>
public sealed record PromiseId(string Orchestration, string InstanceId, string Input);
