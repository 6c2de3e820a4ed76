using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>Who carries how much.</summary>
static class Loads
{
    const double Unfair = 1.5;

    static readonly Duration Break = Duration.FromHours(24);

    /// <summary>A week, and the hour by which one week of the year is longer.</summary>
    static readonly Duration Most = Duration.FromHours(168 + 1);

    public static IReadOnlyList<PersonLoad> Of(IReadOnlyDictionary<string, IReadOnlyList<Shift>> shifts)
    {
        var tired = Spans(shifts.Values.SelectMany(s => s)).Where(p => Longest(p) > Most).Select(p => p.Key).ToHashSet();
        return
        [
            .. from schedule in shifts
               let hours = Spans(schedule.Value).ToDictionary(p => p.Key, p => p.Sum(s => s.Duration.TotalHours))
               from person in hours.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)
               select new PersonLoad(schedule.Key, person.Key, Math.Round(person.Value, 1), person.Value > Unfair * hours.Values.Average(), tired.Contains(person.Key)),
        ];
    }

    static IEnumerable<IGrouping<string, Interval>> Spans(IEnumerable<Shift> shifts) =>
        shifts.SelectMany(s => s.People.Select(p => (Person: p, s.Interval))).GroupBy(s => s.Person, s => s.Interval);

    /// <summary>From coming on call to the next real break.</summary>
    static Duration Longest(IEnumerable<Interval> spans)
    {
        var longest = Duration.Zero;
        (Instant Start, Instant End)? run = null;
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            run = run is { } at && span.Start - at.End < Break ? (at.Start, Instant.Max(at.End, span.End)) : (span.Start, span.End);
            longest = Duration.Max(longest, run.Value.End - run.Value.Start);
        }

        return longest;
    }
}
