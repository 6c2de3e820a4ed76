using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportFlows.Orchestrations.Promises;

public sealed partial class Auditor
{
    [LoggerMessage(2201, LogLevel.Warning, "The {Kind} {Id} stood still and was set going again: {Finding}.")]
    partial void LogFinding(string kind, string id, string finding);

    [LoggerMessage(2202, LogLevel.Warning, "The {Kind} {Name} was missing from {Lists} lists and was put back.")]
    partial void LogRelisted(string kind, string name, int lists);

    [LoggerMessage(2203, LogLevel.Warning, "The {Kind} {Name} was announced and never written; {Rows} rows about it are removed.")]
    partial void LogOrphaned(string kind, string name, int rows);

    [LoggerMessage(2204, LogLevel.Error, "The {Kind} {Name} could not be audited.")]
    partial void LogFailed(Exception e, string kind, string name);

    [LoggerMessage(2206, LogLevel.Warning, "The clock was set back by {By}: {Count} promises look at what that means for them.")]
    partial void LogClockSetBack(Duration by, int count);

    [LoggerMessage(2205, LogLevel.Warning, "All is well, but the heartbeat was not heard.")]
    partial void LogUnheard(Exception e);
}
