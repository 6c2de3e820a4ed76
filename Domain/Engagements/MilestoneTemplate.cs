using NodaTime;

namespace SupportFlows.Domain.Engagements;

/// <summary>A milestone as the catalog has it: when it is due, who has it, what it delivers, what it asks for. An IEM session is a plan of these, and so may any other engagement be.</summary>
/// <param name="Anchor">Whether <paramref name="Days"/> lead back from the first day or on from the last one.</param>
/// <param name="Days">Business days, at least one, on the customer's calendar.</param>
/// <param name="Time">Of the day on which it is due, on the wall of the customer's zone.</param>
/// <param name="Owner">Who has it by default.</param>
/// <param name="Deliverables">Each has to be handed in before it is done.</param>
/// <param name="Checks">What is looked at when it is said to be done.</param>
/// <param name="RemindBefore">So long before it is due, its owner is reminded.</param>
/// <param name="EscalateAfter">So long after it was due, its owner is paged, and then everybody who is behind him.</param>
/// <param name="Meeting">How long the meeting lasts that ends at the due time, to which all are invited; null: there is none.</param>
public sealed record MilestoneTemplate(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    MilestoneAnchor Anchor,
    int Days,
    LocalTime Time,
    MilestoneOwner Owner,
    IReadOnlyList<Deliverable> Deliverables,
    IReadOnlyList<MilestoneCheck> Checks,
    Duration RemindBefore,
    Duration EscalateAfter,
    Duration? Meeting = null);

public enum MilestoneAnchor
{
    BeforeFirstDay,
    AfterLastDay,
}

public enum MilestoneOwner
{
    /// <summary>The account's technical account manager, or whoever stands in.</summary>
    Tam,

    /// <summary>Whoever leads the staff.</summary>
    Lead,
}

public sealed record Deliverable(string Id, IReadOnlyDictionary<string, string> Name);

/// <param name="Id">Known to the engagement that the milestone is of.</param>
/// <param name="Blocks">False: when it fails, that is written down, and the milestone can be done all the same.</param>
public sealed record MilestoneCheck(string Id, bool Blocks);
