using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Web.Team;

/// <summary>What a readiness report finds, put in words with what to do about each.</summary>
static class Findings
{
    /// <summary>A span with nobody that begins so soon is graver than one of next summer.</summary>
    static readonly Duration Near = Duration.FromDays(7);

    const string ScheduleOf = "/schedules/";
    const string PersonOf = "/people/";

    /// <param name="nameOf">Of somebody of the staff, by id.</param>
    public static IReadOnlyList<Finding> Of(ReadinessReport report, OnCallRecords records, Func<string, string> nameOf) =>
    [
        .. report.DeadLevels.Select(d => new Finding(
            Graveness.Bad, "Level {0} of {1} reaches nobody", [d.Level, records.Policies[d.PolicyId].Name], "Verify a number of those it names, or name others", "/on-call"))
            .Concat(report.People.SelectMany(p => p.Faults.Where(f => !IsImplied(f, p.Faults)).Select(f => Person(p, f, nameOf(p.PersonId)))))
            .Concat(report.Gaps.GroupBy(g => g.ScheduleId).Select(g => Gaps(report, records.Schedules[g.Key], [.. g])))
            .Concat(report.Loads.Where(l => l.TooMuch).Select(l => new Finding(
                Graveness.Soon, "Much more of {1} than the others carries {0}", [nameOf(l.PersonId), records.Schedules[l.ScheduleId].Name], "Share the shifts out anew", ScheduleOf + l.ScheduleId)))
            .Concat(report.Loads.Where(l => l.WithoutBreak).DistinctBy(l => l.PersonId).Select(l => new Finding(
                Graveness.Soon, "On call for more than a week without a day off: {0}", [nameOf(l.PersonId)], "Give a shift to somebody else", ScheduleOf + l.ScheduleId)))
            .OrderBy(f => f.Grave),
    ];

    /// <summary>Whoever has verified nothing is told that, not what else follows from it.</summary>
    static bool IsImplied(ReachFault fault, IReadOnlyList<ReachFault> all) => fault is (ReachFault.NoPhone or ReachFault.Unverified) && all.Contains(ReachFault.NothingVerified);

    static Finding Person(PersonFault person, ReachFault fault, string name)
    {
        var (what, toDo) = fault switch
        {
            ReachFault.Unknown => ("In a rotation or a policy, and not on the staff: {0}", "Take this person out of schedules and policies"),
            ReachFault.NothingVerified => ("No verified contact method: {0}", "Add a number and type in the code that is sent there"),
            ReachFault.NoPhone => ("No phone that a text or a call could ring: {0}", "Add and verify a phone number"),
            ReachFault.Unverified => ("A contact method waits for its code: {0}", "Type in the code, or remove the method"),
            ReachFault.Stopped => ("Said STOP on a number: {0}", "Send START from that phone, or add another number"),
            _ => ("Rules by which a page goes nowhere: {0}", "Name a verified method in each set of rules"),
        };
        return new Finding(person.IsReachable ? Graveness.Soon : Graveness.Bad, what, [name], toDo, fault == ReachFault.Unknown ? "/on-call" : PersonOf + person.PersonId);
    }

    static Finding Gaps(ReadinessReport report, Schedule schedule, List<ScheduleGap> gaps)
    {
        var total = gaps.Aggregate(Duration.Zero, (sum, g) => sum + (g.To - g.From));
        var day = Domain.Text.Wire.Text(gaps[0].From.InZone(DateTimeZoneProviders.Tzdb[schedule.TimeZone]).Date);
        return new Finding(
            gaps[0].From < report.From + Near ? Graveness.Bad : Graveness.Soon,
            "Nobody is on call by {0} in {1} spans, {2} in all; the first begins {3}",
            [schedule.Name, gaps.Count, total, gaps[0].From],
            "Add an override there, or mend the rotation",
            ScheduleOf + schedule.Id + "?from=" + day);
    }
}
