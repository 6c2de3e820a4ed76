using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>Who gets a ticket on arrival: by the plan's tier, skill and load, of those at work (SPEC section 2).</summary>
static class Assignment
{
    public static Person? Choose(Ticket ticket, HandlerTier tier, IReadOnlyList<TeamMember> team, Instant now)
    {
        var product = ticket.Product?.ToLowerInvariant();
        return Able(tier, team)
            .Where(m => m.Person.Shift?.IsOpen(now) ?? true)
            .OrderBy(m => m.Person.Tier)
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
