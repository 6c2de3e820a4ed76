using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>Tells the owners once of each span with nobody on call, some days before it begins.</summary>
static class ScheduleGaps
{
    /// <summary>How far the end of a span is looked for.</summary>
    static readonly Duration Sight = Duration.FromDays(60);

    public static void Tell(ScheduleTurn turn)
    {
        var (schedule, now) = (turn.Schedule, turn.Now);
        var seen = now + ScheduleRule.Ahead + Sight;
        var gaps = OnCall.Gaps(schedule, now, seen).Where(g => g.Start <= now + ScheduleRule.Ahead).ToList();
        var fresh = gaps.Where(g => !schedule.GapsTold.Any(told => told == g.Start || (told < now && g.Start == now))).ToList();
        if (fresh is [var first, ..]) Tell(turn, first, seen, fresh.Count - 1);

        // Of one that is under way the begin stays as it was told; when somebody is on call again, it is forgotten.
        var under = gaps is [var open, ..] && open.Start == now ? schedule.GapsTold.Where(told => told < now).Take(1).ToList() : [];
        IReadOnlyList<Instant> told = [.. under, .. gaps.Select(g => g.Start).Where(s => under.Count == 0 || s > now)];
        if (!told.SequenceEqual(schedule.GapsTold)) turn.Schedule = turn.Schedule with { GapsTold = told };
    }

    static void Tell(ScheduleTurn turn, Interval first, Instant seen, int more)
    {
        var (from, to) = (Wire.Text(first.Start), first.End < seen ? Wire.Text(first.End) : null);
        var told = turn.Add(OnCallEvents.GapTold, ("from", from), ("to", to), ("more", more == 0 ? null : $"{more}"));
        foreach (var owner in Owners(turn.Schedule))
            turn.Tell(Templates.OnCallGap, told.Number, owner, ("start", from), ("end", to), ("more", more == 0 ? null : $"{more}"));
    }

    static IEnumerable<string> Owners(Schedule schedule) =>
        schedule.Owners.Count > 0 ? schedule.Owners : schedule.Layers.SelectMany(l => l.People).Distinct();
}
