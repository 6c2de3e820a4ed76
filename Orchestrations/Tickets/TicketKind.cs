using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tickets;

public static class TicketKind
{
    public const string Table = "tickets";

    public static readonly PromiseKind<Ticket> Value = new("ticket", Table, TicketId.IsValid)
    {
        Orchestration = nameof(TicketOrchestration),
        NamedById = true,
        Followers = ticket => ticket.PagedAt is null ? [] : [PageKind.Value.Of(PageId.ForTicket(ticket.Id))],
        Lists = new PromiseLists<Ticket>(TicketIndex.Table, TicketIndex.Of),
    };
}
