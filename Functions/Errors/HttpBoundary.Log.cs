using Microsoft.Extensions.Logging;

namespace SupportFlows.Functions.Errors;

sealed partial class HttpBoundary
{
    [LoggerMessage(3001, LogLevel.Error, "{Function} failed, trace {TraceId}.")]
    partial void LogUnexpected(Exception exception, string function, string traceId);
}
