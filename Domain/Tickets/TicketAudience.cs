using SupportFlows.Domain.Accounts;

namespace SupportFlows.Domain.Tickets;

/// <summary>Which of the staff hear of what. Nobody twice; and where nobody has the role, somebody else hears of it rather than nobody.</summary>
sealed class TicketAudience(Ticket ticket, IReadOnlyList<TeamMember> team)
{
    public Person? Assignee { get; } = team.FirstOrDefault(m => m.Person.Id == ticket.AssigneeId)?.Person;

    public IReadOnlyList<Person> OnCall => Or(With(PersonRole.OnCall), With(PersonRole.Lead), Everybody);

    public IReadOnlyList<Person> Leads => Or(With(PersonRole.Lead), With(PersonRole.OnCall), Everybody);

    public IReadOnlyList<Person> AssigneeOrLeads => Assignee is { } assignee ? [assignee] : Leads;

    IReadOnlyList<Person> Everybody => [.. team.Select(m => m.Person)];

    /// <summary>Assignee, then leads, then on call (SPEC section 2); all of leads and on call when nobody has the ticket.</summary>
    /// <param name="level">0 for the first warning, rising.</param>
    /// <param name="paged">Those on call are paged instead; and being paged they stand in for nobody.</param>
    public IReadOnlyList<Person> AtLevel(int level, bool paged = false)
    {
        var (leads, onCall) = paged ? (With(PersonRole.Lead), []) : (Leads, OnCall);
        if (Assignee is not { } assignee) return [.. leads.Concat(onCall).DistinctBy(p => p.Id)];
        IEnumerable<Person> told = [assignee];
        if (level >= 1) told = told.Concat(leads);
        if (level >= 2) told = told.Concat(onCall);
        return [.. told.DistinctBy(p => p.Id)];
    }

    IReadOnlyList<Person> With(PersonRole role) => [.. team.Select(m => m.Person).Where(p => p.Roles.Contains(role))];

    static IReadOnlyList<Person> Or(params IReadOnlyList<IReadOnlyList<Person>> choices) => choices.FirstOrDefault(c => c.Count > 0) ?? [];
}
