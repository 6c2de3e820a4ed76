using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.FunctionsWorker;

static partial class WorkerLog
{
    [LoggerMessage(101, LogLevel.Information, "{Count} functions, listening on {Urls}")]
    internal static partial void Listening(ILogger log, int count, string urls);

    /// <summary>Without the path, which may hold what only the caller is to know.</summary>
    [LoggerMessage(102, LogLevel.Error, "{Method} failed in {Function}")]
    internal static partial void RequestFailed(ILogger log, string method, string? function, Exception fault);

    [LoggerMessage(111, LogLevel.Error, "Function {Function} failed on message {Message} of queue {Queue}, attempt {Count} of {Max}")]
    internal static partial void MessageFailed(ILogger log, string function, string message, string queue, int count, int max, Exception fault);

    [LoggerMessage(112, LogLevel.Error, "Message {Message} of queue {Queue} failed {Count} times and was moved to {Poison}")]
    internal static partial void MessageMoved(ILogger log, string message, string queue, int count, string poison);

    [LoggerMessage(113, LogLevel.Error, "Message {Message} of queue {Queue} was in hand {Count} times when the process died and was moved to {Poison}")]
    internal static partial void DeadlyMessageMoved(ILogger log, string message, string queue, int count, string poison);

    [LoggerMessage(114, LogLevel.Error, "The outcome of message {Message} of queue {Queue} could not be written; it will be offered again")]
    internal static partial void OutcomeUnwritten(ILogger log, string message, string queue, Exception fault);

    [LoggerMessage(115, LogLevel.Error, "Queue {Queue} cannot be read; trying again in {Delay}")]
    internal static partial void QueueUnread(ILogger log, string queue, TimeSpan delay, Exception fault);

    [LoggerMessage(116, LogLevel.Warning, "Functions on queues were still at work when the host stopped; their messages will be offered again")]
    internal static partial void QueuesCutShort(ILogger log);

    [LoggerMessage(121, LogLevel.Error, "Function {Function} failed on its timer; its next run is on schedule {Schedule}")]
    internal static partial void TimerFailed(ILogger log, string function, string schedule, Exception fault);

    [LoggerMessage(122, LogLevel.Error, "The last run of {Function} could not be written")]
    internal static partial void RunUnwritten(ILogger log, string function, Exception fault);

    [LoggerMessage(123, LogLevel.Warning, "Functions on timers were still at work when the host stopped")]
    internal static partial void TimersCutShort(ILogger log);
}
