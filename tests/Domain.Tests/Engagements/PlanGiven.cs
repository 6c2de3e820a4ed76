using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Tests.Iem;

namespace SupportFlows.Domain.Tests.Engagements;

/// <summary>Plans of a few milestones on the calendar of mainland China.</summary>
static class PlanGiven
{
    public static readonly Duration CatchUp = Given.Span("P1D");

    public static MilestoneTemplate Before(int days, string remind = "P1D", string escalate = "PT4H") => Template($"t-{days}", MilestoneAnchor.BeforeFirstDay, days, remind, escalate);

    public static MilestoneTemplate After(int days, string remind = "P1D", string escalate = "PT4H") => Template($"e-{days}", MilestoneAnchor.AfterLastDay, days, remind, escalate);

    public static PlannedDays Days(string first, string last, string zone = "Asia/Shanghai") => new(IemGiven.Day(first), IemGiven.Day(last), DateTimeZoneProviders.Tzdb[zone]);

    public static IReadOnlyList<Milestone> Make(PlannedDays days, string now, params MilestoneTemplate[] templates) => Make(days, IemGiven.At(now), templates);

    public static IReadOnlyList<Milestone> Make(PlannedDays days, Instant now, params MilestoneTemplate[] templates) =>
        MilestonePlan.Make(templates, days, Calendars.Calendars.Cn, now, CatchUp, role => role == MilestoneOwner.Tam ? "tom" : "lea");

    public static IReadOnlyList<Milestone> Move(IReadOnlyList<Milestone> milestones, PlannedDays days, string now) => MilestonePlan.Move(milestones, days, Calendars.Calendars.Cn, IemGiven.At(now), CatchUp);

    /// <summary>They have been told of: what stays where it is stays as it is.</summary>
    public static IReadOnlyList<Milestone> Told(this IReadOnlyList<Milestone> milestones) => [.. milestones.Select(m => m with { ToldRound = m.Round, ToldOwner = m.OwnerId })];

    public static IEnumerable<string> Dues(IReadOnlyList<Milestone> milestones) => milestones.Select(m => $"{m.Id} {IemGiven.Wall(m.DueAt)}");

    static MilestoneTemplate Template(string id, MilestoneAnchor anchor, int days, string remind, string escalate) => new(
        id, new Dictionary<string, string> { ["en"] = id }, anchor, days, new LocalTime(18, 0), MilestoneOwner.Tam, [], [], Given.Span(remind), Given.Span(escalate));
}
