using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Probe;

public sealed partial class ProbeDesk
{
    [LoggerMessage(2501, LogLevel.Warning, "SupportFlows:Probe:Policy names the escalation policy {Policy}, which is not there: nothing is probed until PUT /api/policies/{Policy} makes it.")]
    partial void LogNoPolicy(string policy);
}
