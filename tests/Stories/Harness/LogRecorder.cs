using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Stories.Harness;

/// <summary>Keeps every warning and error of the app.</summary>
sealed class LogRecorder : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Every line of any level, from when somebody asks for it; null: nobody did.</summary>
    public ConcurrentQueue<string>? Whole { get; set; }

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, this);

    public void Dispose()
    {
    }

    sealed class Recorder(string category, LogRecorder log) : ILogger
    {
        /// <summary>Kestrel's own pulse came late by the real clock: a machine that runs other tests is busy, and the app can do nothing about it.</summary>
        bool IsOfTheMachine(EventId id) => id.Id == 22 && category == "Microsoft.AspNetCore.Server.Kestrel";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning || log.Whole is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var line = $"{logLevel} {category} {eventId.Id}: {formatter(state, exception)} {exception}";
            log.Whole?.Enqueue(line);
            if (logLevel >= LogLevel.Warning && !IsOfTheMachine(eventId))
            {
                log.Lines.Enqueue(line);
            }
        }
    }
}
