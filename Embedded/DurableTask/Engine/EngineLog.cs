using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.DurableTask.Engine;

static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Warning, "Activity {Name} of instance {InstanceId} (#{TaskId}) failed")]
    internal static partial void ActivityFailed(ILogger log, string name, string instanceId, int taskId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Orchestration {Name}, instance {InstanceId}, failed with {ErrorType}: {ErrorMessage}")]
    internal static partial void InstanceFailed(ILogger log, string name, string instanceId, string errorType, string errorMessage);

    [LoggerMessage(3, LogLevel.Error, "Instance {InstanceId} cannot go on: its step ended in an unexpected error. It stays as it was last committed")]
    internal static partial void InstanceBroken(ILogger log, string instanceId, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The durable store failed. New work is refused until it can be written again")]
    internal static partial void StoreFailed(ILogger log, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "The durable store can be written again")]
    internal static partial void StoreRecovered(ILogger log);
}
