using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Promises;

public sealed partial class Nudge
{
    [LoggerMessage(2001, LogLevel.Warning, "Could not nudge {InstanceId}; the auditor will.")]
    partial void LogFailed(Exception e, string instanceId);
}
