namespace Microsoft.DurableTask.Client;

/// <summary>Which ended instances to purge; what is left null does not filter.</summary>
public record PurgeInstancesFilter(DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>Stop after this long; the result then says that it is not complete.</summary>
    public TimeSpan? Timeout { get; init; }
}
