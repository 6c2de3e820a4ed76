using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What the staff see in a ticket's timeline of its page.</summary>
public static class TicketPageNotes
{
    /// <param name="by">Who has it now.</param>
    /// <param name="via">The way by which he said so.</param>
    public static Change<Ticket> Acknowledged(Ticket ticket, Actor by, string via, Instant now) =>
        Note(ticket, by, TicketEvents.PageAcknowledged, Details.Of(("via", via)), now);

    /// <param name="policy">By which everybody was paged.</param>
    public static Change<Ticket> Unanswered(Ticket ticket, string policy, Instant now) =>
        Note(ticket, Actor.System, TicketEvents.PageUnanswered, Details.Of(("policy", policy)), now);

    static Change<Ticket> Note(Ticket ticket, Actor by, string type, IReadOnlyDictionary<string, string?> details, Instant now)
    {
        var edit = new TicketEdit(ticket, by, "page", now);
        edit.Add(type, details, isPublic: false);
        return edit.Done();
    }
}
