namespace SupportFlows.Embedded.DurableTask;

/// <summary>An orchestrator did something else than its history says it did before.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message);
