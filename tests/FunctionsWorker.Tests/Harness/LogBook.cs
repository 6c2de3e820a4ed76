using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportFlows.FunctionsWorker.Tests.Harness;

sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Fault);

/// <summary>Keeps what an app logs.</summary>
sealed class LogBook : ILoggerProvider
{
    readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyCollection<LogLine> Lines => lines;

    public IEnumerable<LogLine> Errors => lines.Where(line => line.Level >= LogLevel.Error);

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    public void Dispose()
    {
    }

    sealed class Writer(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception));
    }
}
