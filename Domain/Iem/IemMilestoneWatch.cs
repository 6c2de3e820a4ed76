using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>Every milestone has an owner who is told of it, reminded, and called when it is not done; and the next one behind him (SPEC section 4).</summary>
static class IemMilestoneWatch
{
    public static void Keep(IemTurn turn)
    {
        foreach (var milestone in Watched(turn).ToList())
        {
            Tell(turn, milestone);
            foreach (var step in MilestoneWatch.Due(milestone, turn.Now)) Take(turn, milestone.Id, step);
        }
    }

    public static Instant? NextAt(IemTurn turn) => Watched(turn).Min(MilestoneWatch.NextAt);

    /// <summary>External id of the page about it. What is due anew is paged anew.</summary>
    public static string PageOf(Milestone milestone) => $"{milestone.Id}.{milestone.Round}";

    /// <summary>Once the event has begun, what should have been done before it is not asked for any more.</summary>
    public static IEnumerable<Milestone> Watched(IemTurn turn) => turn.Request.Milestones.Where(m => m.State != MilestoneState.Done && turn.Request.Status switch
    {
        IemStatus.Preparing or IemStatus.Ready => true,
        IemStatus.Live or IemStatus.WrappingUp => m.Template.Anchor == MilestoneAnchor.AfterLastDay,
        _ => false,
    });

    /// <summary>Who has it, and when it is due, has changed since it was last said.</summary>
    static void Tell(IemTurn turn, Milestone milestone)
    {
        if (milestone.ToldRound == milestone.Round && milestone.ToldOwner == milestone.OwnerId) return;
        if (turn.Person(milestone.OwnerId) is { } owner) turn.Notices.Owner(Templates.MilestoneAssigned, milestone, [owner], $"{milestone.Id}~{milestone.Round}~{turn.Request.LastEvent}");
        if (milestone.ToldRound != milestone.Round) turn.Notices.Meeting(milestone, isCancelled: false);
        Put(turn, milestone with { ToldRound = milestone.Round, ToldOwner = milestone.OwnerId });
    }

    static void Take(IemTurn turn, string id, MilestoneStep step)
    {
        var milestone = MilestoneWatch.Noted(turn.Request.Milestones.First(m => m.Id == id), step, turn.Now);
        Put(turn, milestone);
        var owner = turn.Person(milestone.OwnerId);
        var tag = $"{id}~{milestone.Round}";
        switch (step)
        {
            case MilestoneStep.Remind:
                turn.Edit.Add(IemEvents.MilestoneReminded, body: null, isPublic: false, ("milestone", id), ("to", milestone.OwnerId), ("due", Wire.Text(milestone.DueAt)));
                turn.Notices.Owner(Templates.MilestoneReminder, milestone, owner is null ? turn.Leads : [owner], tag);
                break;
            case MilestoneStep.Miss:
                turn.Edit.Add(IemEvents.MilestoneMissed, ("milestone", id), ("owner", milestone.OwnerId), ("due", Wire.Text(milestone.DueAt)));
                turn.Notices.Owner(Templates.MilestoneMissed, milestone, owner is null ? turn.Leads : [owner], tag, alsoByText: true);
                break;
            default:
                var escalated = turn.Edit.Add(IemEvents.MilestoneEscalated, ("milestone", id), ("policy", turn.Facts.Policy));
                turn.Notices.Owner(Templates.MilestoneMissed, milestone, turn.Leads.Where(l => l.Id != milestone.OwnerId), $"{tag}~escalated", alsoByText: turn.Facts.Policy is null);
                IemPages.Open(turn, escalated.Number, PageOf(milestone), id == IemMilestones.Gate ? PageReasons.IemGate : PageReasons.Milestone, milestone.OwnerId, milestone.DueAt, milestone);
                break;
        }
    }

    static void Put(IemTurn turn, Milestone changed) =>
        turn.Edit.Request = turn.Request with { Milestones = [.. turn.Request.Milestones.Select(m => m.Id == changed.Id ? changed : m)] };
}
