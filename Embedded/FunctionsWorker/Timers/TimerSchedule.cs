using System.Globalization;
using NCrontab;

namespace SupportFlows.Embedded.FunctionsWorker.Timers;

/// <summary>When a timer is due: by the calendar in UTC, or so long after the last time.</summary>
sealed class TimerSchedule
{
    readonly CrontabSchedule? cron;
    readonly TimeSpan interval;

    TimerSchedule(string text, CrontabSchedule? cron, TimeSpan interval)
    {
        Text = text;
        this.cron = cron;
        this.interval = interval;
    }

    public string Text { get; }

    /// <exception cref="FormatException">It is neither six fields (seconds first), nor five (minutes first), nor a TimeSpan above zero.</exception>
    public static TimerSchedule Parse(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval))
        {
            return interval > TimeSpan.Zero ? new(text, null, interval) : throw new FormatException($"'{text}' is not above zero.");
        }

        var seconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        var cron = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = seconds })
            ?? throw new FormatException($"'{text}' is neither six fields '{{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}' nor a TimeSpan such as '00:05:00'.");
        return cron.GetNextOccurrences(DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(8)).Any() ? new(text, cron, default)
            : throw new FormatException($"'{text}' is a date that never comes.");
    }

    /// <summary>The first time after an instant.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
        => cron is null ? instant + interval : new DateTimeOffset(cron.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);

    /// <summary>Whether it comes more than once a minute: such a timer is not worth monitoring, the next run is near anyway.</summary>
    public bool IsFrequent(DateTimeOffset now)
    {
        var first = After(now);
        return After(first) - first < TimeSpan.FromMinutes(1);
    }
}
