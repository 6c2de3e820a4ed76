using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A duplicate closes; who filed or watched it watches the ticket that goes on. Repeating a merge that was cut short finishes it.</summary>
static class Merging
{
    public static void RequireFit(Ticket ticket, Ticket into)
    {
        if (into.Id == ticket.Id)
            throw TicketStates.Conflict(ticket, "It cannot be merged into itself.");
        if (ticket.MergedFrom.Contains(into.Id) && !(into.MergedFrom.Contains(ticket.Id) && IsOlder(into, ticket)))
            throw TicketStates.Conflict(ticket, $"Ticket {into.Id} is being merged into it; two tickets cannot close into each other. Finish that merge instead.");
        if (into.Status == TicketStatus.Closed)
            throw TicketStates.Conflict(into, "Nothing can be merged into a closed ticket; reopen it first.");
        if (ticket.AccountId is null || ticket.AccountId != into.AccountId)
            throw TicketStates.Conflict(ticket, $"Ticket {into.Id} is not of the same account, whose words must not reach another customer.");
    }

    public static (Change<Ticket> Merged, Change<Ticket> Into) Apply(TicketEdit ticket, TicketEdit into)
    {
        var (from, to) = (ticket.Ticket.Id, into.Ticket.Id);
        ticket.Add(TicketEvents.Merged, Details.Of(("into", to)));
        TicketClosing.Close(ticket, "merged", mergedInto: to);
        ticket.Ticket = ticket.Ticket with { MergedFrom = [.. ticket.Ticket.MergedFrom.Where(id => id != to)] };

        if (!into.Ticket.MergedFrom.Contains(from))
        {
            into.Add(TicketEvents.Merged, Details.Of(("from", from)));
            into.Ticket = into.Ticket with { MergedFrom = [.. into.Ticket.MergedFrom, from], Watchers = Watchers(ticket.Ticket, into.Ticket) };
        }

        return (ticket.Done(), into.Done());
    }

    /// <summary>Of two tickets that were told at once to close into each other, the older one goes on: both sides see it the same way.</summary>
    static bool IsOlder(Ticket one, Ticket other) =>
        (one.AcceptedAt, one.Id).CompareTo((other.AcceptedAt, other.Id)) < 0;

    static IReadOnlyList<string> Watchers(Ticket ticket, Ticket into) =>
        [.. into.Watchers.Concat(ticket.Watchers).Append(ticket.Contact.Email?.ToLowerInvariant()).OfType<string>()
            .Where(w => !w.Equals(into.Contact.Email, StringComparison.OrdinalIgnoreCase))
            .Distinct().Take(TicketLimits.Watchers)];
}
