using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Web.Tickets;

public enum ClockMarkKind
{
    Warned,
    Regraded,
    Answered,
    Ended,
    Missed,
    Now,
}

/// <param name="Percent">Of a warning.</param>
/// <param name="By">Whose answer it was.</param>
public sealed record ClockMark(ClockMarkKind Kind, Instant At, string? Percent = null, string? By = null);

/// <summary>A clock as it is drawn: from its start to where it is due, or further if that has passed, with what happened on it.</summary>
/// <param name="Until">Up to where time is used up.</param>
/// <param name="Due">While paused, as if it went on now.</param>
public sealed record ClockPicture(Clock Clock, Instant Until, Instant Due, IReadOnlyList<ClockMark> Marks, IReadOnlyList<Interval> Pauses)
{
    /// <summary>Where an instant lies, in percent of the whole.</summary>
    public double Place(Instant at)
    {
        var end = Instant.Max(Due, Until);
        return end <= Clock.StartedAt ? 0 : Math.Round(Math.Clamp((at - Clock.StartedAt) / (end - Clock.StartedAt) * 100, 0, 100), 2);
    }

    /// <param name="events">Of the ticket, in order.</param>
    public static ClockPicture Of(Clock clock, IReadOnlyList<TimelineEvent> events, Instant now)
    {
        var name = Wire.Name(clock.Kind);
        var isOpen = clock is { State: ClockState.Running or ClockState.Paused } or { State: ClockState.Missed, EndedAt: null };
        var mine = events.Where(e => e.Details.GetValueOrDefault("clock") == name && e.Details.GetValueOrDefault("number") == clock.Number.ToString(CultureInfo.InvariantCulture)).ToList();
        var marks = new List<ClockMark>();
        marks.AddRange(mine.Where(e => e.Type == TicketEvents.Warned).Select(e => new ClockMark(ClockMarkKind.Warned, e.At, e.Details.GetValueOrDefault("percent"))));
        marks.AddRange(events.Where(e => e.Type == TicketEvents.Reclassified && e.At >= clock.StartedAt && e.Details.ContainsKey($"{name}.due")).Select(e => new ClockMark(ClockMarkKind.Regraded, e.At)));
        if (clock.MissedAt is { } missed)
        {
            marks.Add(new ClockMark(ClockMarkKind.Missed, missed));
        }

        if (clock.EndedAt is { } ended)
        {
            var by = events.LastOrDefault(e => e.At == ended && e.Actor.Kind == ActorKind.Staff && e.Public && e.Type is TicketEvents.Replied or TicketEvents.Resolved)?.Actor.Name;
            marks.Add(new ClockMark(by is null ? ClockMarkKind.Ended : ClockMarkKind.Answered, ended, By: by));
        }

        if (isOpen)
        {
            marks.Add(new ClockMark(ClockMarkKind.Now, now));
        }

        var due = clock.PausedAt is { } since ? clock.DueAt + (now - since) : clock.DueAt;
        return new ClockPicture(clock, clock.EndedAt ?? now, due, [.. marks.OrderBy(m => m.At)], [.. PausesOf(mine, clock.EndedAt ?? now)]);
    }

    static IEnumerable<Interval> PausesOf(IEnumerable<TimelineEvent> mine, Instant end)
    {
        Instant? since = null;
        foreach (var e in mine)
        {
            if (e.Type == TicketEvents.Paused)
            {
                since = e.At;
            }
            else if (since is { } paused && e.Type is TicketEvents.Resumed or TicketEvents.Met or TicketEvents.Cancelled)
            {
                yield return new Interval(paused, e.At);
                since = null;
            }
        }

        if (since is { } still && still <= end)
        {
            yield return new Interval(still, end);
        }
    }
}
