using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Tickets;

public sealed partial class DecideTicket
{
    [LoggerMessage(2301, LogLevel.Warning, "Message {Key} is owed a second time and not sent again.")]
    partial void LogUsedTwice(string key);
}
