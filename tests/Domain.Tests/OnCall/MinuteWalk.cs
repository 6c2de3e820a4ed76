using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

/// <summary>Who is on call, found by reading the clock on the wall minute by minute: it knows of no gap, no repetition and no division.</summary>
sealed class MinuteWalk
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    readonly Schedule schedule;
    readonly Instant from;
    readonly List<List<string?>> layers;

    public MinuteWalk(Schedule schedule, Instant from, int minutes)
    {
        (this.schedule, this.from) = (schedule, from);
        layers = [.. schedule.Layers.Select(l => Walk(l, minutes))];
    }

    public IReadOnlyList<string> At(int minute)
    {
        var at = from + Minute * minute;
        foreach (var temporary in schedule.Temporary)
            if (temporary.From <= at && at < temporary.To)
                return [.. temporary.Shifts.Where(s => s.From <= at && at < s.To).Select(s => s.PersonId).ToHashSet().Order(StringComparer.Ordinal)];

        string? person = null;
        foreach (var layer in layers) person = layer[minute] ?? person;
        foreach (var over in schedule.Overrides)
            if (over.From <= at && at < over.To && (over.InsteadOf is null || over.InsteadOf == person))
                person = over.PersonId;
        return person is null ? [] : [person];
    }

    /// <summary>From some days before to some days after, because what the clock has read, and what it will yet read, both count.</summary>
    List<string?> Walk(Layer layer, int minutes)
    {
        var zone = DateTimeZoneProviders.Tzdb[layer.TimeZone ?? schedule.TimeZone];
        const int Before = 22 * 1440, After = 3 * 1440;
        var readings = Enumerable.Range(0, Before + minutes + After).Select(m => (from + Minute * (m - Before)).InZone(zone).LocalDateTime).ToArray();
        var least = new LocalDateTime[readings.Length];
        least[^1] = LocalDateTime.MaxIsoValue;
        for (var m = readings.Length - 2; m >= 0; m--) least[m] = LocalDateTime.Min(readings[m + 1], least[m + 1]);

        var onDuty = new List<string?>(minutes);
        var (turn, next, most) = (-1, layer.Start, readings[0]);
        for (var m = 0; m < Before + minutes; m++)
        {
            if (readings[m] > most) most = readings[m];
            for (; most >= next; turn++) next = Later(layer, next);
            if (m < Before) continue;
            var isOn = turn >= 0 && !(most >= layer.Until) && (layer.Restrictions is [] || layer.Restrictions!.Any(r => Holds(r, most, readings[m], least[m])));
            onDuty.Add(isOn ? layer.People[turn % layer.People.Count] : null);
        }

        return onDuty;
    }

    static LocalDateTime Later(Layer layer, LocalDateTime turn) => layer.Unit switch
    {
        RotationUnit.Hours => turn.PlusHours(layer.Length),
        RotationUnit.Days => turn.PlusDays(layer.Length),
        _ => turn.PlusWeeks(layer.Length),
    };

    /// <param name="most">The latest time that the clock has read.</param>
    /// <param name="least">The earliest that it will yet read.</param>
    static bool Holds(Restriction restriction, LocalDateTime most, LocalDateTime reading, LocalDateTime least)
    {
        for (var day = reading.Date.PlusDays(-2); day <= most.Date; day = day.PlusDays(1))
        {
            var end = (restriction.To <= restriction.From ? day.PlusDays(1) : day) + restriction.To;
            if (restriction.Days.Contains(day.DayOfWeek) && most >= day + restriction.From && (reading < end || least <= end)) return true;
        }

        return false;
    }
}
