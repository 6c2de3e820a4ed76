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

    public static string Of(ClockState state) => state switch
    {
        ClockState.Running => "Running",
        ClockState.Paused => "Paused",
        ClockState.Met => "Met",
        ClockState.Missed => "Missed",
        _ => "No longer owed",
    };

    public static string Of(ScopeKind verdict) => verdict switch
    {
        ScopeKind.In => "In scope",
        ScopeKind.Advisory => "Advice only",
        _ => "Out of scope",
    };

    /// <summary>The way by which something came.</summary>
    public static string OfChannel(string channel) => channel switch
    {
        "api" => "API",
        "web" => "Console",
        "form" => "Form",
        "queue" => "Message queue",
        "email" => "Email",
        "page" => "Phone",
        "system" => "Automatic",
        _ => channel,
    };

    public static string? BadgeOf(ClockState state) => state switch
    {
        ClockState.Met => "good",
        ClockState.Missed => "bad",
        _ => null,
    };

    public static string BadgeOf(ScopeKind verdict) => verdict switch
    {
        ScopeKind.In => "good",
        ScopeKind.Advisory => "soon",
        _ => "bad",
    };

    /// <summary>The style of a badge.</summary>
    public static string? BadgeOf(Severity severity) => severity switch
    {
        Severity.BusinessCritical => "bad",
        Severity.ProductionImpacted => "soon",
        _ => null,
    };
}
