using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What may be done from which state. Notes, tags and watchers always may.</summary>
public static class TicketStates
{
    public const string Reply = "reply";
    public const string Reclassify = "reclassify";
    public const string Assign = "assign";
    public const string Pend = "pend";
    public const string Resolve = "resolve";
    public const string Close = "close";
    public const string Reopen = "reopen";
    public const string Merge = "merge";
    public const string Attach = "attach";

    static readonly Dictionary<TicketStatus, string[]> Allowed = new()
    {
        [TicketStatus.New] = [Reply, Reclassify, Assign, Close, Merge, Attach],
        [TicketStatus.Open] = [Reply, Reclassify, Assign, Pend, Resolve, Close, Merge, Attach],
        [TicketStatus.PendingCustomer] = [Reply, Reclassify, Assign, Resolve, Close, Merge, Attach],
        [TicketStatus.Reopened] = [Reply, Reclassify, Assign, Pend, Resolve, Close, Merge, Attach],
        [TicketStatus.Resolved] = [Reply, Assign, Close, Reopen, Merge, Attach],
        [TicketStatus.Closed] = [Reopen],
    };

    /// <param name="command">One of the names here.</param>
    public static bool Allows(Ticket ticket, string command) => Allowed[ticket.Status].Contains(command);

    internal static void Require(Ticket ticket, string command)
    {
        if (Allows(ticket, command)) return;
        var advice = ticket.Status == TicketStatus.New ? " Reply to the customer first." : "";
        throw Conflict(ticket, $"Cannot {command} from here; allowed are {string.Join(", ", Allowed[ticket.Status])}.{advice}");
    }

    internal static RefusalException Conflict(Ticket ticket, string reason) =>
        new(RefusalKind.Conflict, $"Ticket {ticket.Id} is {Wire.Name(ticket.Status)}.", new FieldError("status", reason, Wire.Name(ticket.Status)));

    internal static void RequireStaff(Actor actor, string command)
    {
        if (actor.Kind == ActorKind.Customer)
            throw new RefusalException(RefusalKind.Forbidden, $"Only staff may {command} a ticket. Write what you need as a reply.");
    }
}
