using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>A launch event with all that its reader may know of it.</summary>
/// <param name="Next">Null: nothing more comes.</param>
/// <param name="Milestones">With the checks of each.</param>
/// <param name="Names">Of the staff, by id.</param>
/// <param name="Staff">Whom a milestone or a shift can be given to; empty for a customer.</param>
/// <param name="Can">The commands that the state of the event and the role of the reader allow (<see cref="IemStates"/>).</param>
/// <param name="OnDuty">Ids of those of the roster who are on duty now.</param>
/// <param name="HasGroup">The war room is a chat group; otherwise it is email.</param>
/// <param name="History">Newest first; a customer's has what is public.</param>
/// <param name="HasMore">There is more of it than is shown.</param>
public sealed record LaunchEventModel(
    IemRequest Request,
    IemNext? Next,
    IReadOnlyList<CheckedMilestone> Milestones,
    IReadOnlyList<ScorecardItem> Scorecard,
    IReadOnlyList<NodaTime.Interval> Gaps,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<Person> Staff,
    IReadOnlySet<string> Can,
    IReadOnlyList<string> OnDuty,
    bool HasGroup,
    IReadOnlyList<TimelineEvent> History,
    bool HasMore)
{
    public string NameOf(string? id) => id is null ? "" : Names.GetValueOrDefault(id, id);
}

/// <param name="Failed">Those of its checks that do not pass, as things stand.</param>
public sealed record CheckedMilestone(Milestone Milestone, IReadOnlyList<FailedCheck> Failed);
