using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Makes loggers that keep silent while the history is replayed, so that each line is logged once.</summary>
sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, Func<ILoggerFactory> inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName)
    {
        // A context that wraps another hands on that one's factory, which is silent already.
        var factory = inner();
        return factory is ReplaySafeLoggerFactory ? factory.CreateLogger(categoryName) : new Logger(context, factory.CreateLogger(categoryName));
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Add providers to the application's logger factory, not to the replay-safe one.");

    public void Dispose()
    {
        // The application owns the loggers.
    }

    sealed class Logger(TaskOrchestrationContext context, ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!context.IsReplaying)
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
