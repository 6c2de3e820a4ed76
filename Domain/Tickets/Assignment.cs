using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>Who gets a ticket on arrival: while an event of its account runs, one of the event team (SPEC section 4); else by the plan's tier, skill and load, of those at work (SPEC section 2).</summary>
static class Assignment
{
    /// <param name="eventTeam">Ids of those on duty: being on the roster they are at work, and fit for it.</param>
    public static Person? Choose(Ticket ticket, HandlerTier tier, IReadOnlyList<TeamMember> team, IReadOnlyList<string> eventTeam, Instant now)
    {
        var product = ticket.Product?.ToLowerInvariant();
        var guarding = team.Where(m => eventTeam.Contains(m.Person.Id)).ToList();
        return (guarding.Count > 0 ? guarding : Able(tier, team).Where(m => m.Person.Shift?.IsOpen(now) ?? true))
            .OrderBy(m => guarding.Count > 0 ? null : m.Person.Tier)
            .ThenBy(m => product is not null && m.Person.Skills.Contains(product) ? 0 : 1)
            .ThenBy(m => m.OpenTickets)
            .ThenBy(m => Hash.Short($"{ticket.Id}/{m.Person.Id}"), StringComparer.Ordinal)
            .FirstOrDefault()?.Person;
    }

    /// <summary>When somebody able next comes to work; null when nobody ever does.</summary>
    public static Instant? NextShift(HandlerTier tier, IReadOnlyList<TeamMember> team, Instant now) =>
        Able(tier, team).Min(m => m.Person.Shift?.NextOpening(now));

    static IEnumerable<TeamMember> Able(HandlerTier tier, IReadOnlyList<TeamMember> team) =>
        team.Where(m => m.Person.Tier >= tier && m.Person.Roles.Contains(PersonRole.Handler));
}
