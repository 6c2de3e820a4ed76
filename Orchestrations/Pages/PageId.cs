using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Pages;

public static class PageId
{
    public static bool IsValid(string id) => id is ['p', ..] && TicketId.IsValid($"t{id[1..]}");

    /// <summary>The one page of a ticket.</summary>
    public static string ForTicket(string ticketId) => $"p{ticketId[1..]}";

    /// <summary>The same for the same source and external id; never that of a ticket's page.</summary>
    public static string For(string source, string externalId) => ForTicket(TicketId.For($"page:{source}", externalId));
}
