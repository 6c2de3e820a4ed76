using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>Names of a ticket's states, in English; said in the reader's language.</summary>
static class TicketWords
{
    public static string Of(TicketStatus status) => status switch
    {
        TicketStatus.New => "New",
        TicketStatus.Open => "Open",
        TicketStatus.PendingCustomer => "Waiting for the customer",
        TicketStatus.Resolved => "Resolved",
        TicketStatus.Closed => "Closed",
        _ => "Reopened",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.BusinessCritical => "Business critical",
        Severity.ProductionImpacted => "Production system impacted",
        Severity.SystemImpaired => "System impaired",
        _ => "General issue",
    };

    public static string Of(ClockKind kind) => kind switch
    {
        ClockKind.FirstResponse => "First response",
        ClockKind.NextResponse => "Next response",
        _ => "Resolution",
    };

    /// <summary>The style of a badge.</summary>
    public static string? BadgeOf(Severity severity) => severity switch
    {
        Severity.BusinessCritical => "bad",
        Severity.ProductionImpacted => "soon",
        _ => null,
    };
}
