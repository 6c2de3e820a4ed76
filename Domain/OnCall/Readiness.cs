using NodaTime;
using SupportFlows.Domain.Accounts;

namespace SupportFlows.Domain.OnCall;

/// <summary>Finds, before a page does, who cannot be reached and when nobody is there (SPEC section 3).</summary>
public static class Readiness
{
    const int ForCover = 40;
    const int ForReach = 40;
    const int ForLevels = 20;

    /// <summary>
    /// The score is 40 times the share of all schedules' time in which somebody is on call, plus 40 times the share of the people in schedules and policies
    /// who can be reached, plus 20 times the share of all policies' levels that reach somebody, rounded down: 100 is only where nothing of this is amiss.
    /// Where there is nothing to take a share of, it counts as none: without schedules, people or policies nobody is ready.
    /// How much somebody carries is said, and does not count.
    /// </summary>
    /// <param name="responders">Whoever is missing here cannot be reached.</param>
    public static ReadinessReport Report(
        IReadOnlyList<Person> people, IReadOnlyList<Responder> responders, IReadOnlyList<Schedule> schedules, IReadOnlyList<EscalationPolicy> policies, Instant now, int weeks = 52)
    {
        var to = now + Duration.FromDays(7 * weeks);
        var shifts = schedules.ToDictionary(s => s.Id, s => OnCall.Shifts(s, now, to));
        var gaps = schedules.SelectMany(s => OnCall.Gaps(s, now, to).Select(g => new ScheduleGap(s.Id, g.Start, g.End))).ToList();
        var concerned = Concerned(shifts, policies);
        var faults = concerned.Select(id => Reach.Of(id, people, responders)).ToList();
        var reachable = faults.Where(f => f.IsReachable).Select(f => f.PersonId).ToHashSet();
        var dead = policies.SelectMany(p => p.Levels.Select((level, n) => (level, n)).Where(l => !Reaches(l.level, shifts, reachable)).Select(l => new DeadLevel(p.Id, l.n + 1))).ToList();

        var time = (to - now) * schedules.Count;
        var covered = gaps.Aggregate(time, (left, g) => left - (g.To - g.From));
        var score = Share(ForCover, covered.TotalSeconds, time.TotalSeconds)
            + Share(ForReach, reachable.Count, concerned.Count)
            + Share(ForLevels, policies.Sum(p => p.Levels.Count) - dead.Count, policies.Sum(p => p.Levels.Count));
        return new ReadinessReport(now, to, (int)score, [.. faults.Where(f => f.Faults.Count > 0)], gaps, Loads.Of(shifts), dead);
    }

    static double Share(int points, double part, double whole) => whole == 0 ? 0 : points * part / whole;

    static List<string> Concerned(Dictionary<string, IReadOnlyList<Shift>> shifts, IReadOnlyList<EscalationPolicy> policies)
    {
        var named = policies.SelectMany(p => p.Levels.SelectMany(l => l.Targets).Append(p.LastResort)).OfType<Target>().Where(t => t.Kind == TargetKind.Person).Select(t => t.Id);
        return [.. shifts.Values.SelectMany(s => s).SelectMany(s => s.People).Concat(named).Distinct().Order(StringComparer.Ordinal)];
    }

    static bool Reaches(EscalationLevel level, Dictionary<string, IReadOnlyList<Shift>> shifts, HashSet<string> reachable) => level.Targets.Any(t =>
        t.Kind == TargetKind.Person ? reachable.Contains(t.Id) : shifts.GetValueOrDefault(t.Id, []).Any(s => s.People.Any(reachable.Contains)));
}
