using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>
/// Who is on call by a schedule. A temporary schedule stands alone in its span: where it has no shift, there is nobody. Else the last layer that has somebody
/// on duty says who, and overrides are laid over that in the order in which they were made. What daylight saving does is said at <see cref="WallClock"/>.
/// </summary>
public static class OnCall
{
    /// <summary>No change is looked for farther ahead: a schedule that never changes would be searched for ever.</summary>
    static readonly Duration Farthest = Duration.FromDays(400);

    /// <summary>Ids of people, in no order that means anything; empty when nobody is. As cheap for a day in ten years as for tomorrow.</summary>
    public static IReadOnlyList<string> At(Schedule schedule, Instant at) => Who(schedule, at).People;

    /// <summary>The stretches with somebody on call, as long as they can be, in order; those at both ends are cut.</summary>
    public static IReadOnlyList<Shift> Shifts(Schedule schedule, Instant from, Instant to) =>
        [.. Stretches(schedule, from, to).Where(s => s.People.Count > 0)];

    /// <summary>
    /// The stretches with nobody on call, in order; those at both ends are cut. A schedule that has temporary schedules and no layers, such as the roster
    /// of an event, is there for their spans only: outside them nobody is missing.
    /// </summary>
    public static IReadOnlyList<Interval> Gaps(Schedule schedule, Instant from, Instant to)
    {
        var isThereOnlyForSpans = schedule is { Layers.Count: 0, Temporary.Count: > 0 };
        return [.. Stretches(schedule, from, to).Where(s => s.People.Count == 0 && (!isThereOnlyForSpans || s.Source == ShiftSource.Temporary)).Select(s => s.Interval)];
    }

    /// <summary>The next instant at which somebody comes on call or goes off it; null when that is not within 400 days.</summary>
    public static Instant? NextChange(Schedule schedule, Instant after)
    {
        var people = At(schedule, after);
        for (var edge = NextEdge(schedule, after); edge <= after + Farthest; edge = NextEdge(schedule, edge.Value))
            if (!At(schedule, edge.Value).SequenceEqual(people))
                return edge;
        return null;
    }

    static List<Shift> Stretches(Schedule schedule, Instant from, Instant to)
    {
        var stretches = new List<Shift>();
        for (var at = from; at < to;)
        {
            var end = NextEdge(schedule, at) is { } edge && edge < to ? edge : to;
            var (people, source) = Who(schedule, at);
            if (stretches is [.., var last] && last.Source == source && last.People.SequenceEqual(people))
                stretches[^1] = last with { Interval = new Interval(last.Interval.Start, end) };
            else
                stretches.Add(new Shift(new Interval(at, end), people, source));
            at = end;
        }

        return stretches;
    }

    static (IReadOnlyList<string> People, ShiftSource Source) Who(Schedule schedule, Instant at)
    {
        if (schedule.Temporary.LastOrDefault(t => t.From <= at && at < t.To) is { } temporary)
            return ([.. temporary.Shifts.Where(s => s.From <= at && at < s.To).Select(s => s.PersonId).Distinct().Order(StringComparer.Ordinal)], ShiftSource.Temporary);

        var person = schedule.Layers.Reverse().Select(l => Rotations.PersonAt(l, schedule.TimeZone, at)).FirstOrDefault(p => p is not null);
        var source = ShiftSource.Layer;
        foreach (var over in schedule.Overrides.Where(o => o.From <= at && at < o.To && (o.InsteadOf is null || o.InsteadOf == person)))
            (person, source) = (over.PersonId, ShiftSource.Override);
        return (person is null ? [] : [person], source);
    }

    static Instant? NextEdge(Schedule schedule, Instant after)
    {
        var layers = schedule.Layers.Select(l => Rotations.NextEdge(l, schedule.TimeZone, after));
        var overrides = schedule.Overrides.SelectMany(o => new Instant?[] { o.From, o.To });
        var temporary = schedule.Temporary.SelectMany(t => t.Shifts.SelectMany(s => new Instant?[] { s.From, s.To }).Append(t.From).Append(t.To));
        return layers.Concat(overrides).Concat(temporary).Where(e => e > after).Min();
    }
}

/// <param name="People">Ids, at least one.</param>
/// <param name="Source">Where the schedule says so.</param>
public sealed record Shift(Interval Interval, IReadOnlyList<string> People, ShiftSource Source);

public enum ShiftSource
{
    Layer,
    Override,
    Temporary,
}
