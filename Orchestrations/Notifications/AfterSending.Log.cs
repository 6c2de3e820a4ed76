using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Notifications;

public sealed partial class AfterSending
{
    [LoggerMessage(2104, LogLevel.Warning, "The provider of message {Key} could not be asked what became of it.")]
    partial void LogUnasked(Exception e, string key);

    [LoggerMessage(2105, LogLevel.Warning, "The call of message {Key} could not be ended; it may still ring.")]
    partial void LogStillRings(Exception e, string key);
}
