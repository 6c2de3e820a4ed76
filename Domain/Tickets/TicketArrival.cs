using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A ticket that nobody has is given to somebody. A stranger's ticket waits in the triage queue for a lead (SPEC section 2).</summary>
static class TicketArrival
{
    public static void Assign(TicketTurn turn)
    {
        if (!turn.NeedsAssignee || Assignment.Choose(turn.Ticket, turn.Plan.HandledBy, turn.Team, turn.EventTeam, turn.Now) is not { } person) return;
        turn.Edit.Ticket = turn.Ticket with { AssigneeId = person.Id };
        var assigned = turn.Edit.Add(TicketEvents.Assigned, Details.Of(("assignee", person.Id)));
        TicketNews.Tell(turn, assigned);
    }

    public static void Triage(TicketTurn turn, TimelineEvent accepted)
    {
        var why = turn.Ticket.AccountId is null ? "unknown-sender" : turn.Ticket.AssigneeId is null ? "nobody-available" : null;
        if (why is not null) turn.Notices.Email(Templates.TicketTriage, accepted.Number, turn.Audience.Leads, ("why", why));
    }
}
