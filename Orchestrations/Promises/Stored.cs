namespace SupportFlows.Orchestrations.Promises;

/// <param name="ETag">Changes with every change; opaque.</param>
public sealed record Stored<T>(T State, string ETag);
