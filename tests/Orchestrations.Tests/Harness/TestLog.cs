using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>Warnings and worse, by event id.</summary>
sealed class TestLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(int Id, string Text)> Warnings { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Warnings.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));
        }
    }

    public void Dispose()
    {
    }
}
