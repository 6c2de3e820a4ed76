using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Promises;

public sealed partial class Auditor
{
    [LoggerMessage(2201, LogLevel.Warning, "Ticket {TicketId} stood still and was set going again: {Finding}.")]
    partial void LogFinding(string ticketId, string finding);

    [LoggerMessage(2202, LogLevel.Warning, "Ticket {TicketId} was missing from {Lists} lists and was put back.")]
    partial void LogRelisted(string ticketId, int lists);

    [LoggerMessage(2203, LogLevel.Warning, "Ticket {TicketId} was announced and never filed; {Rows} rows about it are removed.")]
    partial void LogOrphaned(string ticketId, int rows);

    [LoggerMessage(2204, LogLevel.Error, "Ticket {TicketId} could not be audited.")]
    partial void LogFailed(Exception e, string ticketId);

    [LoggerMessage(2205, LogLevel.Warning, "All is well, but the heartbeat was not heard.")]
    partial void LogUnheard(Exception e);
}
