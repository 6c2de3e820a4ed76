using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Engagements;

/// <summary>The days that a plan leads to and away from.</summary>
/// <param name="Zone">The customer's: both days begin and end there.</param>
public sealed record PlannedDays(LocalDate First, LocalDate Last, DateTimeZone Zone)
{
    public Instant StartsAt => Zone.AtStartOfDay(First).ToInstant();

    public Instant EndsAt => Zone.AtStartOfDay(Last.PlusDays(1)).ToInstant();

    public int Count => Period.DaysBetween(First, Last) + 1;
}

/// <summary>When each milestone is due.</summary>
public static class MilestonePlan
{
    /// <param name="catchUp">What would have been due sooner than this from now is due then, and at the latest when the first day begins: a short notice leaves no milestone out.</param>
    /// <param name="owner">Of a milestone, by role.</param>
    /// <exception cref="MissingCalendarYearException">The calendar does not reach so far.</exception>
    public static IReadOnlyList<Milestone> Make(
        IReadOnlyList<MilestoneTemplate> templates, PlannedDays days, BusinessCalendar calendar, Instant now, Duration catchUp, Func<MilestoneOwner, string?> owner) =>
        [.. templates.Select(t => Planned(new Milestone(t, owner(t.Owner), default, Round: 1), days, calendar, now, catchUp)).OrderBy(m => m.DueAt)];

    /// <summary>The same plan towards other days. What is done stays done.</summary>
    /// <exception cref="MissingCalendarYearException">The calendar does not reach so far.</exception>
    public static IReadOnlyList<Milestone> Move(IReadOnlyList<Milestone> milestones, PlannedDays days, BusinessCalendar calendar, Instant now, Duration catchUp)
    {
        var moved = milestones.Select(m => m.State == MilestoneState.Done ? m : Moved(m, days, calendar, now, catchUp));
        return [.. moved.OrderBy(m => m.DueAt)];
    }

    /// <summary>What stays where it was has been told of.</summary>
    static Milestone Moved(Milestone milestone, PlannedDays days, BusinessCalendar calendar, Instant now, Duration catchUp) =>
        Due(milestone.Template, days, calendar) == (milestone.PlannedFor ?? milestone.DueAt)
            ? milestone
            : Planned(
                milestone with { Round = milestone.Round + 1, RemindedAt = null, MissedAt = null, EscalatedAt = null }, days, calendar, now, catchUp);

    static Milestone Planned(Milestone milestone, PlannedDays days, BusinessCalendar calendar, Instant now, Duration catchUp)
    {
        var planned = Due(milestone.Template, days, calendar);
        var due = planned;
        if (milestone.Template.Anchor == MilestoneAnchor.BeforeFirstDay && due < now + catchUp)
            due = Instant.Max(due, Instant.Min(now + catchUp, days.StartsAt));
        // Whoever is told of it this late needs no reminder on top.
        return milestone with { DueAt = due, PlannedFor = due == planned ? null : planned, RemindedAt = due - milestone.Template.RemindBefore <= now ? now : null };
    }

    static Instant Due(MilestoneTemplate template, PlannedDays days, BusinessCalendar calendar)
    {
        var day = template.Anchor == MilestoneAnchor.BeforeFirstDay
            ? BusinessDays.Before(calendar, days.First, template.Days)
            : BusinessDays.After(calendar, days.Last, template.Days);
        return WallClock.Reaches(days.Zone, day + template.Time);
    }
}
