using NodaTime;

namespace SupportFlows.Domain.Engagements;

public enum MilestoneStep
{
    /// <summary>It is due soon.</summary>
    Remind,

    /// <summary>It was due and is not done.</summary>
    Miss,

    /// <summary>It has been overdue for long enough to page somebody.</summary>
    Escalate,
}

/// <summary>What is due of a milestone by itself, each step once.</summary>
public static class MilestoneWatch
{
    /// <summary>In order. Late, what is over is left out: nobody is reminded of what he has missed.</summary>
    public static IReadOnlyList<MilestoneStep> Due(Milestone milestone, Instant now) =>
        [.. Steps(milestone).Where(s => s.At <= now && !(s.Step == MilestoneStep.Remind && milestone.DueAt <= now)).Select(s => s.Step)];

    /// <summary>Null: nothing more happens by itself.</summary>
    public static Instant? NextAt(Milestone milestone) => Steps(milestone).Min(s => (Instant?)s.At);

    public static Milestone Noted(Milestone milestone, MilestoneStep step, Instant now) => step switch
    {
        MilestoneStep.Remind => milestone with { RemindedAt = now },
        MilestoneStep.Miss => milestone with { MissedAt = now, RemindedAt = milestone.RemindedAt ?? now },
        _ => milestone with { EscalatedAt = now },
    };

    static IEnumerable<(MilestoneStep Step, Instant At)> Steps(Milestone milestone)
    {
        if (milestone.State == MilestoneState.Done) yield break;
        if (milestone.RemindedAt is null && milestone.MissedAt is null) yield return (MilestoneStep.Remind, milestone.DueAt - milestone.Template.RemindBefore);
        if (milestone.MissedAt is null) yield return (MilestoneStep.Miss, milestone.DueAt);
        if (milestone.EscalatedAt is null) yield return (MilestoneStep.Escalate, milestone.DueAt + milestone.Template.EscalateAfter);
    }
}
