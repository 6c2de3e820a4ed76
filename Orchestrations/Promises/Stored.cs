using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <param name="ETag">Changes with every change; opaque.</param>
public sealed record Stored<T>(T State, string ETag);

/// <param name="Unsent">What is still to be sent of it, or was given up and not noted yet.</param>
public sealed record Undecided<T>(Stored<T> Stored, IReadOnlyList<UnsentMessage> Unsent, PromiseUpkeep Upkeep);
