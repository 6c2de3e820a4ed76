using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Orchestrations.Access;

public static class TicketAccess
{
    /// <exception cref="RefusalException">Somebody else's ticket: not found, so that nobody learns that it exists.</exception>
    public static void Require(Caller caller, Ticket ticket)
    {
        if (caller.Role == Role.Customer && (caller.AccountId is null || caller.AccountId != ticket.AccountId))
        {
            throw NotFound(ticket.Id);
        }
    }

    public static RefusalException NotFound(string ticketId) =>
        new(RefusalKind.NotFound, "There is no such ticket.", new FieldError("id", "No ticket of yours has this id; GET /api/tickets lists them.", ticketId));
}
