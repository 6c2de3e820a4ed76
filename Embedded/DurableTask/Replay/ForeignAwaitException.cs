namespace SupportFlows.Embedded.DurableTask;

/// <summary>An orchestrator awaited something other than a task of its context. Its message says which await, and what to use instead.</summary>
public sealed class ForeignAwaitException(string message) : InvalidOperationException(message);
