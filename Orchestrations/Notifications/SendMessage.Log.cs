using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Notifications;

public sealed partial class SendMessage
{
    [LoggerMessage(2101, LogLevel.Warning, "Message {Key} is to be sent but not in the outbox.")]
    partial void LogMissing(string key);

    [LoggerMessage(2102, LogLevel.Warning, "Message {Key} was not taken on attempt {Attempt}; it will be offered again.")]
    partial void LogRetried(Exception e, string key, int attempt);

    [LoggerMessage(2103, LogLevel.Error, "Message {Key} is given up after attempt {Attempt}.")]
    partial void LogGivenUp(Exception e, string key, int attempt);

    [LoggerMessage(2106, LogLevel.Warning, "The provider does not say whether it took message {Key}; it will be offered again.")]
    partial void LogUnknown(Exception e, string key);
}
