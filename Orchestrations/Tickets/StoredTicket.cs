using SupportFlows.Domain.Tickets;

namespace SupportFlows.Orchestrations.Tickets;

/// <param name="ETag">Changes with every change of the ticket; opaque.</param>
public sealed record StoredTicket(Ticket Ticket, string ETag);
