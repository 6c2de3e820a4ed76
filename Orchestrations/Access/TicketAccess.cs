using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Access;

public static class TicketAccess
{
    /// <exception cref="RefusalException">Somebody else's ticket: not found, so that nobody learns that it exists.</exception>
    public static void Require(Caller caller, Ticket ticket)
    {
        if (caller.Role == Role.Customer && (caller.AccountId is null || caller.AccountId != ticket.AccountId))
        {
            throw TicketKind.Value.NotFound(ticket.Id);
        }
    }
}
