using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>
/// Histories of orchestrations that have ended, removed after a while. What happened is on the timelines, in the store: a history is only how an alarm clock was set, and one that
/// is gone is started again like one that ended (<see cref="Nudge"/>).
/// </summary>
public sealed partial class Purge(ILogger<Purge> log)
{
    /// <summary>Long enough to look into what went wrong last week.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>A slice is short, so that purging never stands in the way of a page; so many of them take ten minutes at most. What is left waits for the next night.</summary>
    public const int MostSlices = 20;

    static readonly TimeSpan Slice = TimeSpan.FromSeconds(30);

    /// <summary>One that failed is kept: its reason is worth reading, and the auditor starts it again under the same id.</summary>
    static readonly OrchestrationRuntimeStatus[] Finished = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated];

    /// <returns>How many were removed.</returns>
    public async Task<int> RunOnceAsync(DurableTaskClient client, Instant now, CancellationToken cancellation = default)
    {
        // Backends know when an instance began; it may have ended just now, which is no harm.
        var filter = new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, (now - Kept).ToDateTimeOffset(), Finished) { Timeout = Slice };
        var (purged, isComplete) = (0, false);
        for (var slice = 0; slice < MostSlices && !isComplete; slice++)
        {
            var result = await client.PurgeAllInstancesAsync(filter, cancellation);
            purged += result.PurgedInstanceCount;
            isComplete = result.IsComplete != false;
        }

        LogPurged(purged, isComplete ? "all" : "more is left for the next night");
        return purged;
    }

    [LoggerMessage(2207, LogLevel.Information, "Histories of {Count} finished orchestrations were removed: {Left}.")]
    partial void LogPurged(int count, string left);
}
