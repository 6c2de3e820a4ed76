using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Promises;

public sealed partial class DecidePromise<T>
{
    [LoggerMessage(2301, LogLevel.Warning, "Message {Key} is owed a second time and not sent again.")]
    partial void LogUsedTwice(string key);
}
