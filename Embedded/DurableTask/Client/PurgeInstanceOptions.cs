namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Purges the sub-orchestrations as well.</param>
public record PurgeInstanceOptions(bool Recursive = false);
