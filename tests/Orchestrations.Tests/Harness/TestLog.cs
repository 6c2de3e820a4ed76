using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>Every line, and warnings and worse by event id.</summary>
sealed class TestLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(int Id, string Text)> Warnings { get; } = [];

    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue(formatter(state, exception));
        if (logLevel >= LogLevel.Warning)
        {
            Warnings.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));
        }
    }

    public void Dispose()
    {
    }
}
