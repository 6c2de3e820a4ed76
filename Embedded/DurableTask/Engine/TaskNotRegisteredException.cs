namespace SupportFlows.Embedded.DurableTask;

/// <summary>No orchestrator or activity of that name and version is registered.</summary>
public sealed class TaskNotRegisteredException(string message) : InvalidOperationException(message);
