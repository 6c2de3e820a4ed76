using System.Globalization;
using SupportFlows.Client;

namespace SupportFlows.Cli.Output;

/// <summary>Times as people read them.</summary>
static class Moment
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? at) => at is { } then ? Of(then) : null;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>To the second, such as <c>14:32</c>, <c>3:00:00</c> or <c>2 d 03:00:00</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var whole = TimeSpan.FromSeconds(Math.Floor(Math.Abs(span.TotalSeconds)));
        var format = whole.Days > 0 ? @"d' d 'hh\:mm\:ss" : whole.Hours > 0 ? @"h\:mm\:ss" : @"m\:ss";
        return whole.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>How a promise stands at an instant.</summary>
    public static string Countdown(TicketClock clock, DateTimeOffset now) => clock.State switch
    {
        ClockStates.Running when now < clock.DueAt => $"due in {Span(clock.DueAt - now)}",
        ClockStates.Running => $"overdue by {Span(now - clock.DueAt)}",
        ClockStates.Paused => "paused",
        ClockStates.Missed when clock.EndedAt is { } ended => $"missed, answered {Span(ended - clock.DueAt)} late",
        ClockStates.Missed => $"missed {Span(now - clock.DueAt)} ago",
        ClockStates.Met when clock.EndedAt is { } ended => $"met with {Span(clock.DueAt - ended)} to spare",
        var word => word,
    };
}
